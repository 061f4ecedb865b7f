namespace WabaClient;

/// <summary>The resilience handlers of other packages.</summary>
internal static class ResilienceHandlers
{
    /// <summary>
    /// Removes them. They multiply the client's own attempts, cut pages off at a time-out of theirs, and do not see a
    /// throttle in an HTTP 400.
    /// </summary>
    public static void RemoveFrom(IList<DelegatingHandler> handlers)
    {
        for (int i = handlers.Count - 1; i >= 0; i--)
        {
            if (IsResilienceHandler(handlers[i].GetType()))
                handlers.RemoveAt(i);
        }
    }

    // By the names of the packages, so that the library depends on neither.
    private static bool IsResilienceHandler(Type? type) =>
        type is not null
        && (type.Assembly.GetName().Name is "Microsoft.Extensions.Http.Resilience" or "Microsoft.Extensions.Http.Polly"
            || IsResilienceHandler(type.BaseType));
}
