namespace WabaClient.Testing;

/// <content>Bodies that are not what Graph's API sends.</content>
public sealed partial class GraphFault
{
    private const string Html = "text/html; charset=utf-8";
    private const string Text = "text/plain";

    /// <summary>An HTML error page with HTTP 502, as the servers in front of Graph send it.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault Html502() => OfBody(nameof(Html502), 502, Html, ErrorPage);

    /// <summary>The plain text <c>Service Unavailable</c> with HTTP 200.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault ServiceUnavailableIn200() => OfBody(nameof(ServiceUnavailableIn200), 200, Text, "Service Unavailable"u8);

    private static ReadOnlySpan<byte> ErrorPage =>
        """
        <!DOCTYPE html>
        <html lang="en" id="facebook"><head><title>Facebook | Error</title></head>
        <body><h1>Sorry, something went wrong.</h1><p>We're working on it and we'll get it fixed as soon as we can.</p></body></html>
        """u8;

    private static GraphFault OfBody(string name, int status, string? contentType, ReadOnlySpan<byte> body)
    {
        byte[] bytes = body.ToArray();
        return new GraphFault(name, context => context.Replies.Edge(status, contentType, bytes));
    }
}
