namespace WabaClient.Testing;

/// <summary>
/// Specifies the settings of a <see cref="FakeGraph"/>. Not thread-safe; copied when the graph is created.
/// </summary>
public sealed class FakeGraphOptions
{
    /// <summary>Gets or sets the clock for token expiry, rate limits, latency and dates.</summary>
    /// <value><see cref="TimeProvider.System"/> by default.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the seed of generated accounts, cursors and ids. The same seed, calls and clock result in the same
    /// accounts, cursors and ids.
    /// </summary>
    /// <value>1 by default.</value>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// Gets or sets the id of the app that all tokens belong to, which <c>debug_token</c>, <c>health_status</c> and
    /// <c>subscribed_apps</c> return.
    /// </summary>
    /// <value><c>670843887433847</c> by default.</value>
    public string AppId { get; set; } = "670843887433847";

    /// <summary>Gets or sets the name of the app.</summary>
    /// <value><c>Fake App</c> by default.</value>
    public string AppName { get; set; } = "Fake App";

    /// <summary>
    /// Gets or sets the secret of the app. It is used to validate <c>appsecret_proof</c>, and
    /// <c>{AppId}|{AppSecret}</c> is the app's own token.
    /// </summary>
    /// <value>Null by default: a proof is neither validated nor required, and the app has no token.</value>
    public string? AppSecret { get; set; }

    /// <summary>
    /// Gets or sets whether calls without <c>appsecret_proof</c> are rejected, as with the app setting "Require App
    /// Secret". Requires <see cref="AppSecret"/>.
    /// </summary>
    /// <value>False by default.</value>
    public bool RequireAppSecretProof { get; set; }

    /// <summary>Gets or sets the maximum number of objects per page, which applies if <c>limit</c> is larger.</summary>
    /// <value>100 by default. Source: Meta's OpenAPI description of the client edge.</value>
    public int MaxPageSize { get; set; } = 100;

    /// <summary>
    /// Gets or sets the oldest API version that can still be used. It is also used for calls for older versions, and
    /// for calls without a version.
    /// </summary>
    /// <value><c>v21.0</c> by default, available until January 2027. Source: Meta's changelog.</value>
    public string OldestVersion { get; set; } = "v21.0";

    /// <summary>Gets or sets the newest API version. Later versions are unknown paths.</summary>
    /// <value><c>v26.0</c> by default. Source: Meta's changelog.</value>
    public string NewestVersion { get; set; } = "v26.0";

    /// <summary>
    /// Gets or sets the limit on calls for one business or account. Calls that exceed it fail with code 80008 and HTTP
    /// 400, and count as well.
    /// </summary>
    /// <value>Null by default: no limit, and no <c>X-Business-Use-Case-Usage</c>.</value>
    /// <remarks>
    /// A call for a phone number counts for its account. Calls for an object that does not exist count only for the
    /// app.
    /// </remarks>
    public FakeRateLimit? RateLimit { get; set; }

    /// <summary>
    /// Gets or sets the limit on all calls. Calls that exceed it fail with code 4 and HTTP 400, and count as well.
    /// </summary>
    /// <value>Null by default: no limit, and no <c>X-App-Usage</c>.</value>
    public FakeRateLimit? AppRateLimit { get; set; }

    /// <summary>Gets or sets the latency of every response, according to <see cref="TimeProvider"/>.</summary>
    /// <value>Null by default: no latency.</value>
    public FakeLatency? Latency { get; set; }

    /// <summary>Gets or sets how many requests the journal keeps.</summary>
    /// <value>10,000 by default; the latest ones are kept.</value>
    public int JournalCapacity { get; set; } = 10_000;

    internal FakeGraphOptions ValidatedCopy()
    {
        if (TimeProvider is null)
            throw new ArgumentException($"{nameof(TimeProvider)} must not be null.");
        if (string.IsNullOrEmpty(AppId) || !AppId.All(char.IsAsciiDigit))
            throw new ArgumentException($"{nameof(AppId)} must consist of digits.");
        if (string.IsNullOrEmpty(AppName))
            throw new ArgumentException($"{nameof(AppName)} must not be empty.");
        if (RequireAppSecretProof && string.IsNullOrEmpty(AppSecret))
            throw new ArgumentException($"{nameof(RequireAppSecretProof)} needs an {nameof(AppSecret)}.");
        if (MaxPageSize < 1)
            throw new ArgumentException($"{nameof(MaxPageSize)} must be at least 1.");
        if (JournalCapacity < 0)
            throw new ArgumentException($"{nameof(JournalCapacity)} must not be negative.");
        return (FakeGraphOptions)MemberwiseClone();
    }
}
