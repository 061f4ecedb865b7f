namespace WabaClient.Testing;

/// <summary>What a <see cref="FakeGraph"/> is like.</summary>
public sealed class FakeGraphOptions
{
    /// <summary>The clock for token expiry, rate limits, latency and dates.</summary>
    /// <value><see cref="TimeProvider.System"/> by default.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Decides on generated accounts, cursors and ids: the same seed and the same calls give the same ones.</summary>
    /// <value>1 by default.</value>
    public int Seed { get; set; } = 1;

    /// <summary>The secret of the app, with which a sent <c>appsecret_proof</c> is checked.</summary>
    /// <value>Null by default: a proof is neither checked nor required.</value>
    public string? AppSecret { get; set; }

    /// <summary>Whether calls without <c>appsecret_proof</c> are refused, as with the app setting "Require App Secret"; needs <see cref="AppSecret"/>.</summary>
    /// <value>False by default.</value>
    public bool RequireAppSecretProof { get; set; }

    /// <summary>The most accounts on one page, whatever <c>limit</c> says.</summary>
    /// <value>100 by default. Source: Meta's OpenAPI description of the client edge.</value>
    public int MaxPageSize { get; set; } = 100;

    /// <summary>The oldest API version that can still be used. Calls for older ones, and without a version, get this one.</summary>
    /// <value><c>v21.0</c> by default, available until January 2027. Source: Meta's changelog.</value>
    public string OldestVersion { get; set; } = "v21.0";

    /// <summary>The newest API version. Later ones are unknown paths.</summary>
    /// <value><c>v26.0</c> by default. Source: Meta's changelog.</value>
    public string NewestVersion { get; set; } = "v26.0";

    /// <summary>The limit on calls for one business or account, the id in the path. Beyond it, calls get code 80008 in HTTP 400, and count too.</summary>
    /// <value>Null by default: no limit, and no <c>X-Business-Use-Case-Usage</c>.</value>
    public FakeRateLimit? RateLimit { get; set; }

    /// <summary>The limit on all calls. Beyond it, calls get code 4 in HTTP 400, and count too.</summary>
    /// <value>Null by default: no limit, and no <c>X-App-Usage</c>.</value>
    public FakeRateLimit? AppRateLimit { get; set; }

    /// <summary>How long every answer takes, on <see cref="TimeProvider"/>.</summary>
    /// <value>Null by default: no time at all.</value>
    public FakeLatency? Latency { get; set; }

    /// <summary>How many requests the journal keeps.</summary>
    /// <value>10,000 by default; the last ones are kept.</value>
    public int JournalCapacity { get; set; } = 10_000;

    internal FakeGraphOptions ValidatedCopy()
    {
        if (TimeProvider is null)
            throw new ArgumentException($"{nameof(TimeProvider)} must not be null.");
        if (RequireAppSecretProof && string.IsNullOrEmpty(AppSecret))
            throw new ArgumentException($"{nameof(RequireAppSecretProof)} needs an {nameof(AppSecret)}.");
        if (MaxPageSize < 1)
            throw new ArgumentException($"{nameof(MaxPageSize)} must be at least 1.");
        if (JournalCapacity < 0)
            throw new ArgumentException($"{nameof(JournalCapacity)} must not be negative.");
        return (FakeGraphOptions)MemberwiseClone();
    }
}
