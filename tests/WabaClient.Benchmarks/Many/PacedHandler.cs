using System.Net;
using WabaClient.Benchmarks.Graph;

namespace WabaClient.Benchmarks.Many;

/// <summary>Graph in memory, with a latency for each request, and some businesses that are always throttled.</summary>
internal sealed class PacedHandler(
    CannedListing listing,
    TimeSpan latency,
    int? throttledOf = null) : HttpMessageHandler
{
    private const string Usage = """{"1":[{"type":"whatsapp_business_management","call_count":100,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":1}]}""";

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        if (latency > TimeSpan.Zero)
            await Task.Delay(latency, cancellationToken).ConfigureAwait(false);
        else
            await Task.Yield();
        string path = request.RequestUri!.AbsolutePath;
        return throttledOf is { } every && int.Parse(
            path.Split('/')[^2],
            System.Globalization.CultureInfo.InvariantCulture) % every == 0
            ? Throttled(request)
            : new(HttpStatusCode.OK) { Content = new CannedContent(listing.Data, listing.TailFor(request.RequestUri.PathAndQuery)), RequestMessage = request };
    }

    private static HttpResponseMessage Throttled(HttpRequestMessage request)
    {
        HttpResponseMessage response = new(HttpStatusCode.BadRequest)
        {
            Content = new StringContent(
                """{"error":{"message":"(#80008) There have been too many calls.","code":80008}}"""),
            RequestMessage = request,
        };
        response.Headers.TryAddWithoutValidation("X-Business-Use-Case-Usage", Usage);
        return response;
    }
}
