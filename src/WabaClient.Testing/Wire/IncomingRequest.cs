namespace WabaClient.Testing;

/// <summary>A request as a host received it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Origin">The scheme and host that the client used, without a slash at the end.</param>
/// <param name="Path">The path, percent-encoded as it arrived.</param>
/// <param name="Query">The query string as it arrived, with or without its question mark.</param>
internal sealed record IncomingRequest(string Method, string Origin, string Path, string Query)
{
    /// <summary>Gets the body if it is a URL-encoded form; otherwise, null.</summary>
    public string? Form { get; init; }

    /// <summary>Gets the <c>Authorization</c> header.</summary>
    public string? Authorization { get; init; }

    /// <summary>Gets the <c>Accept-Encoding</c> header.</summary>
    public string? AcceptEncoding { get; init; }

    /// <summary>
    /// Gets whether the host itself decompresses what the graph compresses, so that compression is useful only for
    /// faults.
    /// </summary>
    public bool HostDecompresses { get; init; }

    public bool AcceptsGzip => HostDecompresses || ContentCoding.Accepts(AcceptEncoding, ContentCoding.Gzip);

    /// <summary>
    /// Returns the origin that the client used, even behind a proxy: the first values of <c>X-Forwarded-Proto</c> and
    /// <c>X-Forwarded-Host</c> take precedence. A value with characters that cannot occur in an origin is ignored.
    /// </summary>
    public static string OriginOf(string scheme, string host, string? forwardedProto, string? forwardedHost) =>
        $"{First(forwardedProto) ?? scheme}://{First(forwardedHost) ?? host}";

    private static string? First(string? values) =>
        values?.Split(',')[0].Trim() is { Length: > 0 } first && first.All(IsPartOfOrigin) ? first : null;

    private static bool IsPartOfOrigin(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '[' or ']';
}
