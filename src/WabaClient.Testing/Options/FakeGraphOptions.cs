namespace WabaClient.Testing;

/// <summary>Settings of a <see cref="FakeGraph"/>. Not thread-safe; copied when the graph is created.</summary>
public sealed class FakeGraphOptions
{
    /// <summary>Gets or sets the clock for token expiry, rate limits, latency and dates.</summary>
    /// <value><see cref="TimeProvider.System"/> by default.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the seed of generated accounts, cursors and ids: the same seed and the same calls on the same clock
    /// give the same ones.
    /// </summary>
    /// <value>1 by default.</value>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// Gets or sets the id of the app that all tokens belong to, as <c>debug_token</c>, <c>health_status</c> and
    /// <c>subscribed_apps</c> show it.
    /// </summary>
    /// <value><c>670843887433847</c> by default.</value>
    public string AppId { get; set; } = "670843887433847";

    /// <summary>Gets or sets the name of the app.</summary>
    /// <value><c>Fake App</c> by default.</value>
    public string AppName { get; set; } = "Fake App";

    /// <summary>
    /// Gets or sets the secret of the app. A sent <c>appsecret_proof</c> is checked with it, and
    /// <c>{AppId}|{AppSecret}</c> is the app's own token.
    /// </summary>
    /// <value>Null by default: a proof is neither checked nor required, and the app has no token.</value>
    public string? AppSecret { get; set; }

    /// <summary>
    /// Gets or sets whether calls without <c>appsecret_proof</c> are refused, as with the app setting "Require App
    /// Secret". Needs <see cref="AppSecret"/>.
    /// </summary>
    /// <value>False by default.</value>
    public bool RequireAppSecretProof { get; set; }

    /// <summary>Gets or sets the maximum number of objects per page, which applies if <c>limit</c> is larger.</summary>
    /// <value>100 by default. Source: Meta's OpenAPI description of the client edge.</value>
    public int MaxPageSize { get; set; } = 100;

    /// <summary>
    /// Gets or sets the oldest API version that can still be used. Calls for older versions, and calls without a
    /// version, are served by this one.
    /// </summary>
    /// <value><c>v21.0</c> by default, available until January 2027. Source: Meta's changelog.</value>
    public string OldestVersion { get; set; } = "v21.0";

    /// <summary>Gets or sets the newest API version. Later ones are unknown paths.</summary>
    /// <value><c>v26.0</c> by default. Source: Meta's changelog.</value>
    public string NewestVersion { get; set; } = "v26.0";

    /// <summary>
    /// Gets or sets the limit on calls for one business or account. Calls beyond it get code 80008 with HTTP 400 and
    /// count, too.
    /// </summary>
    /// <value>Null by default: no limit, and no <c>X-Business-Use-Case-Usage</c>.</value>
    /// <remarks>
    /// A call for a phone number counts against its account. Calls for an object that does not exist count against the
    /// app only.
    /// </remarks>
    public FakeRateLimit? RateLimit { get; set; }

    /// <summary>Gets or sets the limit on all calls. Calls beyond it get code 4 with HTTP 400 and count, too.</summary>
    /// <value>Null by default: no limit, and no <c>X-App-Usage</c>.</value>
    public FakeRateLimit? AppRateLimit { get; set; }

    /// <summary>Gets or sets how long every response takes, on <see cref="TimeProvider"/>.</summary>
    /// <value>Null by default: no time at all.</value>
    public FakeLatency? Latency { get; set; }

    /// <summary>Gets or sets how many requests the journal keeps.</summary>
    /// <value>10,000 by default; the last ones are kept.</value>
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
