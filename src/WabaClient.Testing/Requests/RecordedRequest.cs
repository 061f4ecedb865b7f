using System.Globalization;
using System.Text;

namespace WabaClient.Testing;

/// <summary>A request that arrived at a <see cref="FakeGraph"/>, without its secrets.</summary>
public sealed class RecordedRequest
{
    private readonly RequestPath? _path;

    internal RecordedRequest(IncomingRequest incoming, RequestPath? path, IReadOnlyDictionary<string, string> query, string? tokenFingerprint)
    {
        Method = incoming.Method;
        Path = incoming.Path;
        Query = query;
        TokenFingerprint = tokenFingerprint;
        _path = path;
    }

    /// <summary>The number of the request: 1 for the first that arrived.</summary>
    public long Number { get; internal set; }

    /// <summary>When it arrived, on the graph's <see cref="FakeGraphOptions.TimeProvider"/>.</summary>
    public DateTimeOffset ArrivedAt { get; internal set; }

    /// <summary>The HTTP method, such as <c>GET</c>.</summary>
    public string Method { get; }

    /// <summary>The path, without the query.</summary>
    public string Path { get; }

    /// <summary>The API version that was asked for, such as <c>v26.0</c>.</summary>
    /// <value>Null if the path has none, or is not one that the fake models.</value>
    public string? Version => _path?.Version;

    /// <summary>The id in the path: of a business on an edge, else of the account that is read.</summary>
    /// <value>Null if the path is not one that the fake models.</value>
    public string? ObjectId => _path?.ObjectId;

    /// <summary>The edge, such as <c>owned_whatsapp_business_accounts</c>.</summary>
    /// <value>Null if an object itself is read, or the path is not one that the fake models.</value>
    public string? Edge => _path?.Edge;

    /// <summary>The query parameters, decoded. The values of <c>access_token</c> and <c>appsecret_proof</c> are <c>***</c>.</summary>
    public IReadOnlyDictionary<string, string> Query { get; }

    /// <summary>The cursor that the page was asked with (<c>after</c>).</summary>
    /// <value>Null on a first page.</value>
    public string? Cursor => Query.GetValueOrDefault("after");

    /// <summary>Which page of its listing was asked for, from 1; a page that is asked for again has the same number again.</summary>
    /// <value>Null if it is no listing, the cursor is not valid, or the listing goes backwards.</value>
    public int? Page { get; internal set; }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the access token; never the token.</summary>
    /// <value>Null if the request had none.</value>
    public string? TokenFingerprint { get; }

    /// <summary>The HTTP status of the answer.</summary>
    /// <value>Null until it is answered, and if the connection broke before any header.</value>
    public int? Status { get; internal set; }

    /// <summary>The code of the Graph error in the answer.</summary>
    /// <value>Null if there was none.</value>
    public int? ErrorCode { get; internal set; }

    /// <summary>The name of the fault that the request met, such as <c>RateLimited</c>.</summary>
    /// <value>Null if it met none.</value>
    public string? Fault { get; internal set; }

    /// <summary>The version that answers, or null if there is no such version.</summary>
    internal string? ServedVersion { get; set; }

    /// <summary>Whether the request was made with this access token.</summary>
    /// <param name="token">The token.</param>
    /// <returns>True if it was.</returns>
    /// <exception cref="ArgumentException"><paramref name="token"/> is null or empty.</exception>
    public bool HasToken(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return TokenFingerprint == AccessToken.Fingerprint(token);
    }

    /// <summary>One line that tells the request and its answer, without secrets.</summary>
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
