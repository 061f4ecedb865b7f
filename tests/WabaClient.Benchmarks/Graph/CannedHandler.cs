using System.Net;

namespace WabaClient.Benchmarks.Graph;

/// <summary>Graph in memory: answers at once, or after what <paramref name="before"/> waits for.</summary>
internal sealed class CannedHandler(CannedListing listing, Func<CancellationToken, Task>? before = null) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken) =>
        before is null ? Task.FromResult(Reply(request)) : ReplyLaterAsync(before, request, cancellationToken);

    private async Task<HttpResponseMessage> ReplyLaterAsync(Func<CancellationToken, Task> wait, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await wait(cancellationToken).ConfigureAwait(false);
        return Reply(request);
    }

    private HttpResponseMessage Reply(HttpRequestMessage request)
    {
        HttpResponseMessage response = new(HttpStatusCode.OK)
        {
            Content = new CannedContent(listing.Data, listing.TailFor(request.RequestUri!.PathAndQuery)),
            RequestMessage = request,
        };
        foreach ((string name, string value) in CannedHeaders.All)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}
