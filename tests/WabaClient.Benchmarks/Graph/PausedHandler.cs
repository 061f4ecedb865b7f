using System.Net;

namespace WabaClient.Benchmarks.Graph;

/// <summary>
/// Answers when told to, so that calls are suspended as they are by a network, and go on without a change of thread:
/// bytes and time can be counted on one.
/// </summary>
internal sealed class PausedHandler(CannedListing listing) : HttpMessageHandler
{
    private TaskCompletionSource<HttpResponseMessage>? _reply;

    public void Answer()
    {
        HttpResponseMessage response =
            new(HttpStatusCode.OK) { Content = new CannedContent(listing.Data, listing.TailFor("")) };
        foreach ((string name, string value) in CannedHeaders.All)
            response.Headers.TryAddWithoutValidation(name, value);
        _reply!.SetResult(response);
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        _reply = new();
        return _reply.Task;
    }
}
