using System.Globalization;
using System.Text;

namespace WabaClient.Testing;

/// <content>Whole responses that Graph's API itself does not send.</content>
public sealed partial class GraphFault
{
    private const string Html = "text/html; charset=utf-8";
    private const string PlainText = "text/plain";
    private const string Unavailable = "Service Unavailable";

    private const string ErrorPage =
        """
        <!DOCTYPE html>
        <html lang="en" id="facebook"><head><title>Facebook | Error</title></head>
        <body><h1>Sorry, something went wrong.</h1><p>We're working on it and we'll get it fixed as soon as we can.</p></body></html>
        """;

    /// <summary>An HTML error page with HTTP 502, from the servers in front of Graph.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault Html502() => OfReply(nameof(Html502), 502, Html, ErrorPage);

    /// <summary>An HTML error page with HTTP 429.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault TooManyRequestsHtml() => OfReply(nameof(TooManyRequestsHtml), 429, Html, ErrorPage);

    /// <summary>HTTP 500 without a body.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault Empty500() => OfReply(nameof(Empty500), 500, null, "");

    /// <summary>HTTP 503 with plain text.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault Text503() => OfReply(nameof(Text503), 503, PlainText, Unavailable);

    /// <summary>
    /// HTTP 503 with <c>Retry-After</c> in seconds. Graph itself sends no such header, but servers in front of it may.
    /// </summary>
    /// <param name="retryAfter">The wait, rounded up to whole seconds.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retryAfter"/> is negative.</exception>
    public static GraphFault Unavailable503(TimeSpan retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter, TimeSpan.Zero);
        return OfUnavailable(Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>HTTP 503 with <c>Retry-After</c> as a date.</summary>
    /// <param name="retryAfter">
    /// When to try again, on the graph's clock, which also sets the response's <c>Date</c>.
    /// </param>
    /// <returns>The fault.</returns>
    public static GraphFault Unavailable503(DateTimeOffset retryAfter) =>
        OfUnavailable(retryAfter.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The plain text <c>Service Unavailable</c> with HTTP 200.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault ServiceUnavailableIn200() =>
        OfReply(nameof(ServiceUnavailableIn200), 200, PlainText, Unavailable);

    /// <summary>HTTP 204, without a body.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault NoContent204() => OfReply(nameof(NoContent204), 204, null, "");

    /// <summary>HTTP 200 with the body <c>{}</c>.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault EmptyObject() => OfReply(nameof(EmptyObject), 200, ReplyFactory.Json, "{}");

    /// <summary>HTTP 200 with the body <c>{"data":null}</c>.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault NullData() => OfReply(nameof(NullData), 200, ReplyFactory.Json, """{"data":null}""");

    /// <summary>HTTP 200 with the body <c>[]</c>.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault EmptyArray() => OfReply(nameof(EmptyArray), 200, ReplyFactory.Json, "[]");

    /// <summary>HTTP 302 to Facebook's login page.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault RedirectToLogin() => new(nameof(RedirectToLogin), context =>
        context.Replies.Edge(302, Html, default).WithHeader(
            "Location", "https://www.facebook.com/login/?next=https%3A%2F%2Fgraph.facebook.com%2F"));

    /// <summary>A response with the specified JSON.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="body">The body.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    public static GraphFault Reply(int status, string body) => Reply(status, body, ReplyFactory.Json);

    /// <summary>A response with the specified text.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="body">The body.</param>
    /// <param name="contentType">The media type; null for none.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    public static GraphFault Reply(int status, string body, string? contentType)
    {
        ArgumentNullException.ThrowIfNull(body);
        return OfReply(nameof(Reply), status, contentType, body);
    }

    /// <summary>A recorded response, replayed byte for byte.</summary>
    /// <param name="status">The HTTP status code, between 200 and 599.</param>
    /// <param name="body">The body as it was sent, compressed if the headers say so.</param>
    /// <param name="headers">
    /// The headers. Only <c>Date</c>, unless it is among them, and the headers for the framing of the body are added.
    /// </param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not between 200 and 599.</exception>
    public static GraphFault Reply(int status, ReadOnlyMemory<byte> body, IReadOnlyDictionary<string, string> headers) =>
        Reply(status, body, (IEnumerable<KeyValuePair<string, string>>)headers);

    /// <summary>A recorded response whose headers can repeat, replayed byte for byte.</summary>
    /// <param name="status">The HTTP status code, between 200 and 599.</param>
    /// <param name="body">The body as it was sent, compressed if the headers say so.</param>
    /// <param name="headers">
    /// The headers, in order. Only <c>Date</c>, unless it is among them, and the headers for the framing of the body
    /// are added.
    /// </param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not between 200 and 599.</exception>
    public static GraphFault Reply(int status, ReadOnlyMemory<byte> body, IEnumerable<KeyValuePair<string, string>> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        byte[] bytes = body.ToArray();
        KeyValuePair<string, string>[] copy = [.. headers];
        return new GraphFault(nameof(Reply), context =>
        {
            FakeReply reply = new() { Status = status, Headers = copy, Body = bytes, IsVerbatim = true };
            return reply.Header("Date") is null ? reply with { Headers = [.. copy, context.Replies.Date()] } : reply;
        });
    }

    private static GraphFault OfUnavailable(string retryAfter) => new(nameof(Unavailable503), context =>
        context.Replies.Edge(503, PlainText, Encoding.UTF8.GetBytes(Unavailable)).WithHeader("Retry-After", retryAfter));

    private static GraphFault OfReply(string name, int status, string? contentType, string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        return new GraphFault(name, context => context.Replies.Edge(status, contentType, bytes));
    }
}
