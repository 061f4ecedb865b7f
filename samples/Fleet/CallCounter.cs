namespace Fleet;

/// <summary>Counts the requests that a client sends.</summary>
internal sealed class CallCounter(Counters counters) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        counters.CountCall();
        return base.SendAsync(request, cancellationToken);
    }
}
