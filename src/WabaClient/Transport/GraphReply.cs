using System.Net;
using System.Net.Http.Headers;

namespace WabaClient;

/// <summary>What the status line and the headers of a reply say.</summary>
internal sealed class GraphReply
{
    private readonly string? _contentType;

    private GraphReply(HttpResponseMessage response, DateTimeOffset now)
    {
        HttpHeadersNonValidated headers = response.Headers.NonValidated;
        Status = response.StatusCode;
        Info = new GraphResponseInfo(new UsageHeaders(ValueOf(headers, "X-Business-Use-Case-Usage"), ValueOf(headers, "X-App-Usage")))
        {
            RequestId = ValueOf(headers, "x-fb-request-id"),
            TraceId = ValueOf(headers, "x-fb-trace-id"),
            Revision = ValueOf(headers, "x-fb-rev"),
            ApiVersion = ValueOf(headers, "facebook-api-version"),
        };
        HasVersionWarning = headers.Contains("X-Ad-Api-Version-Warning");
        if (!response.IsSuccessStatusCode)
            RetryAfter = RetryAfterOf(response.Headers, now);
        _contentType = ValueOf(response.Content.Headers.NonValidated, "Content-Type");
    }

    public HttpStatusCode Status { get; }

    public bool IsSuccess => (int)Status is >= 200 and <= 299;

    public GraphResponseInfo Info { get; }

    /// <summary>The media type alone, without parameters.</summary>
    public string? ContentType => MediaTypeHeaderValue.TryParse(_contentType, out MediaTypeHeaderValue? type) ? type.MediaType : null;

    public TimeSpan? RetryAfter { get; }

    public bool HasVersionWarning { get; }

    public static GraphReply Of(HttpResponseMessage response, DateTimeOffset now) => new(response, now);

    private static string? ValueOf(HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;

    // A date is meant on the server's clock, so it is compared with the server's own date.
    private static TimeSpan? RetryAfterOf(HttpResponseHeaders headers, DateTimeOffset now) => headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - (headers.Date ?? now),
        _ => null,
    };
}
