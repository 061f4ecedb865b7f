using System.Globalization;
using System.Net;
using System.Text;

namespace WabaClient.Benchmarks.Load;

/// <summary>A Graph in the same process, that counts what is in flight.</summary>
internal sealed class ScriptedGraph(Func<HttpRequestMessage, int, CancellationToken, ValueTask<bool>> isThrottled) : HttpMessageHandler
{
    private int _requests;
    private int _inFlight;

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Gets or sets how long a throttle lasts.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets the error code of a throttle.</summary>
    public int Code { get; set; } = 4;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        int number = Interlocked.Increment(ref _requests);
        Interlocked.Increment(ref _inFlight);
        try
        {
            return await isThrottled(request, number, cancellationToken) ? Throttle() : Page();
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private static HttpResponseMessage Page() => new(HttpStatusCode.OK)
    {
        Content = new StringContent(
            """{"data":[{"id":"1"}],"paging":{"cursors":{"after":"x"}}}""",
            Encoding.UTF8,
            "application/json"),
    };

    private HttpResponseMessage Throttle()
    {
        HttpResponseMessage reply = new(HttpStatusCode.BadRequest)
        {
            Content = new StringContent(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{{\"error\":{{\"message\":\"Too many calls\",\"code\":{Code}}}}}"),
                Encoding.UTF8,
                "application/json"),
        };
        reply.Headers.TryAddWithoutValidation(
            "Retry-After",
            ((int)RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        return reply;
    }
}
