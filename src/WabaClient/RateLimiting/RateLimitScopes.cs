namespace WabaClient;

/// <summary>
/// The scopes that a call belongs to, and the one that a throttle closes. All stand behind a prefix for the app, because
/// Graph counts per app.
/// </summary>
internal sealed class RateLimitScopes(string prefix, GraphTarget target, string tokenFingerprint)
{
    private readonly string[] _all =
    [
        $"{prefix}:{target.Edge.ScopeKind}:{target.Id}",
        $"{prefix}:app",
        $"{prefix}:token:{tokenFingerprint}",
    ];

    /// <summary>Gets the prefix for the app of a client, so that clients share limits unless they belong to different apps.</summary>
    public static string PrefixFor(WabaClientOptions options) =>
        options.AppId ?? (options.AppSecret is { } secret ? Credential.Fingerprint(secret) : "default");

    public IReadOnlyList<string> All => _all;

    public string TokenFingerprint => tokenFingerprint;

    public string ClosedBy(int code) => code switch
    {
        4 or 341 => _all[1],
        17 or 32 => _all[2],
        _ => _all[0],
    };

    /// <summary>The kind of scope that a code closes, for metrics.</summary>
    public string KindClosedBy(int code) => code switch
    {
        4 or 341 => "app",
        17 or 32 => "token",
        _ => target.Edge.ScopeKind,
    };
}
