using System.Globalization;
using System.Net;
using System.Text;

namespace WabaClient.Tests.Support;

/// <summary>A Graph in memory: each business is one page of one account, and some are throttled.</summary>
internal sealed class Graph : HttpMessageHandler
{
    private readonly object _lock = new();
    private readonly Dictionary<string, TimeSpan> _throttled = [];
    private readonly Dictionary<string, int> _calls = [];

    /// <summary>Answers the calls of a business with error 80008 from now on; zero ends that.</summary>
    public void Throttle(string business, TimeSpan length)
    {
        lock (_lock)
            _throttled[business] = length;
    }

    public int CallsOf(string business)
    {
        lock (_lock)
            return _calls.GetValueOrDefault(business);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string business = request.RequestUri!.Segments[2].TrimEnd('/');
        TimeSpan length;
        lock (_lock)
        {
            _calls[business] = _calls.GetValueOrDefault(business) + 1;
            length = _throttled.GetValueOrDefault(business);
        }

        HttpResponseMessage response = new(length > TimeSpan.Zero ? HttpStatusCode.BadRequest : HttpStatusCode.OK)
        {
            Content = new StringContent(
                length > TimeSpan.Zero ? """{"error":{"message":"m","code":80008}}""" : """{"data":[{"id":"1"}]}""",
                Encoding.UTF8,
                "application/json"),
        };
        if (length > TimeSpan.Zero)
            response.Headers.TryAddWithoutValidation("Retry-After", length.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture));
        return Task.FromResult(response);
    }
}
