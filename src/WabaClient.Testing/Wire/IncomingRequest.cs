namespace WabaClient.Testing;

/// <summary>What a host received, before anybody has looked at it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Origin">Scheme and host as the caller addressed them, without a slash at the end.</param>
/// <param name="Path">The path, percent-encoded as it came.</param>
/// <param name="Query">The query string as it came, with or without its question mark.</param>
/// <param name="Authorization">The <c>Authorization</c> header.</param>
/// <param name="AcceptsGzip">Whether the caller can read a gzip body.</param>
internal sealed record IncomingRequest(
    string Method,
    string Origin,
    string Path,
    string Query,
    string? Authorization,
    bool AcceptsGzip);
