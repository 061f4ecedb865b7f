namespace WabaClient;

/// <summary>The resilience handlers of other packages.</summary>
internal static class ResilienceHandlers
{
    /// <summary>
    /// Removes the handlers. They multiply the client's own attempts, cancel pages after their own time-out, and do not
    /// detect a throttle in an HTTP 400 response.
    /// </summary>
    public static void RemoveFrom(IList<DelegatingHandler> handlers)
    {
        for (int i = handlers.Count - 1; i >= 0; i--)
        {
            if (IsResilienceHandler(handlers[i].GetType()))
                handlers.RemoveAt(i);
        }
    }

    // Identified by the names of the packages, so that the library does not depend on them.
    private static bool IsResilienceHandler(Type? type) =>
        type is not null
        && (type.Assembly.GetName().Name is "Microsoft.Extensions.Http.Resilience" or "Microsoft.Extensions.Http.Polly"
            || IsResilienceHandler(type.BaseType));
}
