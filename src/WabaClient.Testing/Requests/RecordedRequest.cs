using System.Globalization;
using System.Text;

namespace WabaClient.Testing;

/// <summary>
/// Represents a request that arrived at a <see cref="FakeGraph"/>, without its secrets. Thread-safe; the properties
/// about the response are set when it is sent.
/// </summary>
public sealed class RecordedRequest
{
    private readonly RequestPath? _path;

    internal RecordedRequest(
        IncomingRequest incoming, RequestPath? path, IReadOnlyDictionary<string, string> query, string? tokenFingerprint)
    {
        Method = incoming.Method;
        Path = incoming.Path;
        Query = query;
        TokenFingerprint = tokenFingerprint;
        _path = path;
    }

    /// <summary>Gets the number of the request: 1 for the first that arrived.</summary>
    public long Number { get; internal set; }

    /// <summary>
    /// Gets the time of arrival, according to the graph's <see cref="FakeGraphOptions.TimeProvider"/>.
    /// </summary>
    public DateTimeOffset ArrivedAt { get; internal set; }

    /// <summary>Gets the HTTP method, such as <c>GET</c>.</summary>
    public string Method { get; }

    /// <summary>Gets the path, without the query.</summary>
    public string Path { get; }

    /// <summary>Gets the API version in the path, such as <c>v26.0</c>.</summary>
    /// <value>Null if the path has no version, or the fake does not model the path.</value>
    public string? Version => _path?.Version;

    /// <summary>
    /// Gets the id in the path: that of the object that is read or has the edge, <c>me</c>, or <c>debug_token</c>.
    /// </summary>
    /// <value>Null if the fake does not model the path.</value>
    public string? ObjectId => _path?.ObjectId;

    /// <summary>Gets the edge, such as <c>owned_whatsapp_business_accounts</c>.</summary>
    /// <value>Null if an object itself is read, or the fake does not model the path.</value>
    public string? Edge => _path?.Edge;

    /// <summary>Gets the parameters of the query and of a posted form, decoded.</summary>
    /// <value>
    /// Bracketed parameters are JSON with their base name: <c>fields[]=id</c> is <c>fields=["id"]</c>. The values of
    /// <c>access_token</c>, <c>appsecret_proof</c> and <c>input_token</c> are <c>***</c>.
    /// </value>
    public IReadOnlyDictionary<string, string> Query { get; }

    /// <summary>Gets the cursor of the page (<c>after</c>).</summary>
    /// <value>Null for a first page.</value>
    public string? Cursor => Query.GetValueOrDefault("after");

    /// <summary>
    /// Gets the number of the page in its list, starting from 1. A page that is requested again has the same number.
    /// </summary>
    /// <value>Null if it is not a list, the cursor is not valid, or the list is read backwards.</value>
    public int? Page { get; internal set; }

    /// <summary>Gets the first 16 hexadecimal digits of the SHA-256 of the access token; never the token.</summary>
    /// <value>Null if the request had none.</value>
    public string? TokenFingerprint { get; }

    /// <summary>Gets the HTTP status code of the response.</summary>
    /// <value>
    /// Null until the request is answered, and if the connection was broken before the headers were sent.
    /// </value>
    public int? Status { get; internal set; }

    /// <summary>Gets the code of the Graph error in the response.</summary>
    /// <value>Null if there was none.</value>
    public int? ErrorCode { get; internal set; }

    /// <summary>Gets the name of the fault that the request had, such as <c>RateLimited</c>.</summary>
    /// <value>Null if it had none.</value>
    public string? Fault { get; internal set; }

    /// <summary>Gets the version that is used for the call, or null if there is no such version.</summary>
    internal string? ServedVersion { get; set; }

    /// <summary>Returns whether the request was made with an access token.</summary>
    /// <param name="token">The token.</param>
    /// <returns>True if it was.</returns>
    /// <exception cref="ArgumentException"><paramref name="token"/> is null or empty.</exception>
    public bool HasToken(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return TokenFingerprint == AccessToken.Fingerprint(token);
    }

    /// <summary>Returns the request and its response in one line, without secrets.</summary>
    /// <returns>The line.</returns>
    public override string ToString()
    {
        StringBuilder line = new();
        line.Append(CultureInfo.InvariantCulture, $"#{Number} {ArrivedAt:HH:mm:ss.fff} {Method} {Path}");
        if (Page is { } page)
            line.Append(CultureInfo.InvariantCulture, $" page {page}");
        foreach ((string name, string value) in Query)
            line.Append(CultureInfo.InvariantCulture, $" {name}={(value.Length > 24 ? value[..23] + "…" : value)}");
        line.Append(TokenFingerprint is null ? " no token" : " token " + TokenFingerprint[..6]);
        line.Append(" -> ").Append(Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer");
        if (ErrorCode is { } code)
            line.Append(CultureInfo.InvariantCulture, $" code {code}");
        if (Fault is not null)
            line.Append(CultureInfo.InvariantCulture, $" ({Fault})");
        return line.ToString();
    }
}
