using System.ComponentModel.DataAnnotations;

namespace WabaClient;

/// <summary>How a client reaches Graph. Copied and checked when the client is made; the messages name the setting, never its value.</summary>
public sealed class WabaClientOptions : IValidatableObject
{
    internal const string NoTokenMessage =
        "AccessToken: There is no access token. Set AccessToken (check the name of the configuration section) or provide an IGraphAccessTokenProvider.";

    /// <summary>The access token of a system user, without "Bearer".</summary>
    /// <value>Null by default. Not needed with an <see cref="IGraphAccessTokenProvider"/>.</value>
    public string? AccessToken { get; set; }

    /// <summary>The app secret. When set, every request carries <c>appsecret_proof</c> (Meta, "Login security"); the secret itself is never sent.</summary>
    /// <value>Null by default.</value>
    public string? AppSecret { get; set; }

    /// <summary>Gets or sets the id of the Meta app that the access token belongs to. It is not sent to Graph.</summary>
    /// <remarks>
    /// Graph counts calls per app, so clients of the same app share rate limits. Without an id they are recognized by
    /// <see cref="AppSecret"/>, and without a secret all clients are treated as one app.
    /// </remarks>
    /// <value>Null by default; 1 to 32 digits.</value>
    public string? AppId { get; set; }

    /// <summary>The version of the Graph API to ask for. Graph serves an expired version by a later one; the client then logs a warning.</summary>
    /// <value><c>v26.0</c> by default.</value>
    [Required(ErrorMessage = "Must look like v26.0.")]
    [RegularExpression("v[0-9]{1,3}\\.[0-9]{1,2}", ErrorMessage = "Must look like v26.0.")]
    public string ApiVersion { get; set; } = "v26.0";

    /// <summary>Where Graph is. HTTPS, except on this machine (loopback).</summary>
    /// <value><c>https://graph.facebook.com/</c> by default.</value>
    [Required(ErrorMessage = "Must be an absolute address such as https://graph.facebook.com/.")]
    public Uri BaseAddress { get; set; } = new("https://graph.facebook.com/");

    /// <summary>How often a page that failed for a passing reason is asked for again. 0 switches retries off.</summary>
    /// <value>3 by default.</value>
    public int MaxRetryAttempts { get; set; } = 3;

    /// <summary>The back-off before the first retry; it doubles with each further one and has jitter.</summary>
    /// <value>2 seconds by default; from zero to a day.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest back-off, and how long the gate closes for a throttle that does not say how long it lasts. What Graph asks for may be longer.</summary>
    /// <value>30 seconds by default; from zero to a day.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one attempt may take: sending, headers and body.</summary>
    /// <value>30 seconds by default; from 10 milliseconds to a day.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long one page may wait for rate limits in all. A longer wait is not slept: <see cref="RateLimitedException"/>
    /// at once, with <see cref="RateLimitedException.RetryAfter"/>. Zero fails fast; two hours suit a nightly job. Once a
    /// business is open again, calls wait in line behind those that go first; that is no wait for a rate limit and does
    /// not count, however slow Graph is then.
    /// </summary>
    /// <value>2 minutes by default; from zero to 30 days.</value>
    public TimeSpan MaxRateLimitWait { get; set; } = TimeSpan.FromMinutes(2);

    internal WabaClientOptions Copy() => new()
    {
        AccessToken = AccessToken,
        AppSecret = AppSecret,
        AppId = AppId,
        ApiVersion = ApiVersion,
        BaseAddress = WithTrailingSlash(BaseAddress),
        MaxRetryAttempts = MaxRetryAttempts,
        BaseDelay = BaseDelay,
        MaxDelay = MaxDelay,
        AttemptTimeout = AttemptTimeout,
        MaxRateLimitWait = MaxRateLimitWait,
    };

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        if (AccessToken is not null && !Credential.IsWellFormed(AccessToken))
            yield return new("Must be the bare token, without \"Bearer\", spaces or line ends; leave it out if there is none.", [nameof(AccessToken)]);
        if (AppSecret is not null && !Credential.IsWellFormed(AppSecret))
            yield return new("Must be the bare secret, without spaces or line ends; leave it out if there is none.", [nameof(AppSecret)]);
        if (AppId is not null && !GraphId.IsValid(AppId))
            yield return new("Must be the app id from Meta's App Dashboard, 1 to 32 digits; leave it out if unknown.", [nameof(AppId)]);
        if (MaxRetryAttempts < 0)
            yield return new("Must be 0 or more.", [nameof(MaxRetryAttempts)]);
        foreach ((string setting, TimeSpan value, TimeSpan least, TimeSpan most) in Durations())
        {
            if (value < least || value > most)
                yield return new($"Must be between {least:c} and {most:c} (days.hours:minutes:seconds).", [setting]);
        }

        if (BaseAddress is null)
            yield break;
        if (!BaseAddress.IsAbsoluteUri || !IsHttpsOrLoopback(BaseAddress))
            yield return new("Must be an absolute https address (http only for this machine).", [nameof(BaseAddress)]);
        else if (BaseAddress.Query.Length + BaseAddress.Fragment.Length + BaseAddress.UserInfo.Length > 0)
            yield return new("Must have no query, fragment or user name.", [nameof(BaseAddress)]);
    }

    // Not RangeAttribute: for a TimeSpan it needs a type converter, which trimming takes away.
    private IEnumerable<(string Setting, TimeSpan Value, TimeSpan Least, TimeSpan Most)> Durations() =>
    [
        (nameof(BaseDelay), BaseDelay, TimeSpan.Zero, TimeSpan.FromDays(1)),
        (nameof(MaxDelay), MaxDelay, TimeSpan.Zero, TimeSpan.FromDays(1)),
        (nameof(AttemptTimeout), AttemptTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1)),
        (nameof(MaxRateLimitWait), MaxRateLimitWait, TimeSpan.Zero, TimeSpan.FromDays(30)),
    ];

    private static bool IsHttpsOrLoopback(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static Uri WithTrailingSlash(Uri address) =>
        address.AbsoluteUri.EndsWith('/') ? address : new(address.AbsoluteUri + "/");
}
