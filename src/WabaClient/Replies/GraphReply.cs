using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace WabaClient;

/// <summary>The status line and the headers of a response.</summary>
internal sealed class GraphReply
{
    private readonly string? _contentType;
    private readonly IReadOnlyList<string> _secrets;

    private GraphReply(HttpResponseMessage response, DateTimeOffset now, IReadOnlyList<string> secrets)
    {
        _secrets = secrets;
        HttpHeadersNonValidated headers = response.Headers.NonValidated;
        Status = response.StatusCode;
        Info = new GraphResponseInfo(
            new UsageHeaders(ValueOf(headers, "X-Business-Use-Case-Usage", secrets), ValueOf(headers, "X-App-Usage", secrets)))
        {
            RequestId = ValueOf(headers, "x-fb-request-id", secrets),
            TraceId = ValueOf(headers, "x-fb-trace-id", secrets),
            Revision = ValueOf(headers, "x-fb-rev", secrets),
            ApiVersion = ValueOf(headers, "facebook-api-version", secrets) is { } version
                ? SecretRedactor.MaskSharedRuns(version, secrets)
                : null,
            HasVersionWarning = headers.Contains("X-Ad-Api-Version-Warning"),
            Date = headers.TryGetValues("Date", out HeaderStringValues date) ? date.ToString() : null,
            ReceivedAt = now,
        };
        RetryAfter = RetryAfterOf(response.Headers, now);
        _contentType = ValueOf(response.Content.Headers.NonValidated, "Content-Type", secrets);
        ContentEncodings = EncodingsOf(ValueOf(response.Content.Headers.NonValidated, "Content-Encoding", secrets));
    }

    public HttpStatusCode Status { get; }

    public bool IsSuccess => (int)Status is >= 200 and <= 299;

    public GraphResponseInfo Info { get; }

    /// <summary>Gets the media type without its parameters.</summary>
    public string? ContentType =>
        MediaTypeHeaderValue.TryParse(_contentType, out MediaTypeHeaderValue? type)
            ? SecretRedactor.Redact(type.MediaType, _secrets)
            : null;

    /// <summary>
    /// Gets the encodings of the body that the HttpClient did not decode, in the order in which they were applied.
    /// </summary>
    public IReadOnlyList<string> ContentEncodings { get; }

    public TimeSpan? RetryAfter { get; }

    public static GraphReply Of(HttpResponseMessage response, DateTimeOffset now, IReadOnlyList<string> secrets) =>
        new(response, now, secrets);

    private static string[] EncodingsOf(string? header) => header is null
        ? []
        :
        [
            .. header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(
                encoding => !IsIdentity(encoding)),
        ];

    private static bool IsIdentity(string encoding) => encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    // Only known secrets: the ids that Graph creates for its support can resemble credentials.
    private static string? ValueOf(HttpHeadersNonValidated headers, string name, IReadOnlyList<string> secrets) =>
        headers.TryGetValues(name, out HeaderStringValues values)
            ? SecretRedactor.MaskKnown(secrets, values.ToString())
            : null;

    private static TimeSpan? RetryAfterOf(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (!headers.NonValidated.TryGetValues("Retry-After", out HeaderStringValues values))
            return null;

        // The typed header reads only whole seconds up to two billion.
        if (double.TryParse(values.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
            return seconds > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(365).TotalSeconds)) : null;

        // The date is according to the server's clock, so it is compared with the server's own date.
        return headers.RetryAfter?.Date - (headers.Date ?? now);
    }
}
