namespace WabaClient;

/// <summary>
/// Sends requests outside the execution context of the application, so that a handler that cannot be configured not to
/// send the trace context and baggage finds none.
/// </summary>
internal sealed class DetachedHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        if (ExecutionContext.IsFlowSuppressed())
            return Task.Run(() => base.SendAsync(request, cancellationToken), cancellationToken);
        using (ExecutionContext.SuppressFlow())
            return Task.Run(() => base.SendAsync(request, cancellationToken), cancellationToken);
    }
}
