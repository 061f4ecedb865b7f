using System.Collections;

namespace WabaClient;

/// <summary>
/// The scopes that a call belongs to, and the scope that a throttle closes. All have a prefix for the app, because
/// Graph counts per app. The names are created when they are first read, which the in-process gate does only after a
/// throttle.
/// </summary>
internal sealed class RateLimitScopes(string prefix, GraphTarget target, TokenCredentials credentials) : IReadOnlyList<string>
{
    private string[]? _names;

    public int Count => Names.Length;

    public string this[int index] => Names[index];

    /// <summary>Gets the scope of the object that is called: a business, an account, or the token.</summary>
    public string Own => IsOfTokenOnly ? Names[^1] : Names[0];

    private bool IsOfTokenOnly => target.Edge.ScopeKind == "token";

    // In the same order for all calls, so that no two calls wait for each other's turns.
    private string[] Names => _names ??= IsOfTokenOnly
        ? [$"{prefix}:app", Token]
        : [$"{prefix}:{target.Edge.ScopeKind}:{target.Id}", $"{prefix}:app", Token];

    private string Token => $"{prefix}:token:{credentials.Fingerprint}";

    /// <summary>
    /// Returns the prefix for the app of a client. Clients share limits unless they belong to different apps.
    /// </summary>
    public static string PrefixFor(WabaClientOptions options) =>
        options.AppId ?? (options.AppSecret is { } secret ? Credential.Fingerprint(secret) : "default");

    public string ClosedBy(int code) => Names[code switch
    {
        4 or 341 => Count - 2,
        17 or 32 => Count - 1,
        _ => IsOfTokenOnly ? Count - 1 : 0,
    }];

    /// <summary>Returns the kind of scope that a code closes, for metrics.</summary>
    public string KindClosedBy(int code) => code switch
    {
        4 or 341 => "app",
        17 or 32 => "token",
        _ => target.Edge.ScopeKind,
    };

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)Names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
