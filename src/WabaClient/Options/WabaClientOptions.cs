namespace WabaClient;

/// <summary>
/// Specifies the settings of a client. They are copied and validated when the client is created. Messages about invalid
/// settings name the setting, but never contain its value.
/// </summary>
/// <remarks>
/// In configuration, durations have the form <c>hours:minutes:seconds</c> or <c>days.hours:minutes:seconds</c>; a
/// number without colons is rejected. The type is not thread-safe.
/// </remarks>
public sealed class WabaClientOptions
{
    internal const string NoTokenMessage =
        "AccessToken: There is no access token. Set AccessToken (check the name of the configuration section) or "
            + "provide an IGraphAccessTokenProvider.";

    /// <summary>Gets or sets the access token, usually of a system user, without "Bearer".</summary>
    /// <remarks>
    /// If the client comes from the container, the token is read again for every attempt, so it can be changed while
    /// the program runs.
    /// </remarks>
    /// <value>Null by default. Not needed with an <see cref="IGraphAccessTokenProvider"/>.</value>
    public string? AccessToken { get; set; }

    /// <summary>
    /// Gets or sets the app secret. If it is set, every request contains <c>appsecret_proof</c> (Meta, "Login
    /// security"). The secret itself is not sent, unless <see cref="DiagnosisOptions.InspectToken"/> needs the app's
    /// own token.
    /// </summary>
    /// <value>Null by default. A warning is logged if it is not 32 hexadecimal digits.</value>
    public string? AppSecret { get; set; }

    /// <summary>
    /// Gets or sets the id of the Meta app that the access token belongs to. It is not sent to Graph.
    /// </summary>
    /// <remarks>
    /// Graph counts calls per app, so clients of the same app share rate limits. Without an id, an app is identified by
    /// <see cref="AppSecret"/>; without a secret, all clients are treated as one app.
    /// </remarks>
    /// <value>Null by default; 1 to 32 digits.</value>
    public string? AppId { get; set; }

    /// <summary>
    /// Gets or sets the version of the Graph API to request. Graph serves an expired version with a later one, and the
    /// client then logs a warning.
    /// </summary>
    /// <value><c>v26.0</c> by default.</value>
    public string ApiVersion { get; set; } = "v26.0";

    /// <summary>Gets or sets the address of Graph. HTTPS is required, except for loopback addresses.</summary>
    /// <value><c>https://graph.facebook.com/</c> by default.</value>
    public Uri BaseAddress { get; set; } = new("https://graph.facebook.com/");

    /// <summary>
    /// Gets or sets how many times a page is requested again after a transient failure. 0 disables retries.
    /// </summary>
    /// <value>3 by default.</value>
    public int MaxRetryAttempts { get; set; } = 3;

    /// <summary>
    /// Gets or sets the back-off before the first retry. It doubles with each further retry and has jitter.
    /// </summary>
    /// <value>2 seconds by default; from zero to one day.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Gets or sets the longest back-off, which is also how long the gate closes for a throttle without a duration. If
    /// Graph asks for a longer wait, the longer wait applies.
    /// </summary>
    /// <value>30 seconds by default; from zero to one day.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets the time-out of one attempt: sending the request and receiving the headers and the body.
    /// </summary>
    /// <value>30 seconds by default; from 10 milliseconds to one day.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long one page may wait for rate limits in total.</summary>
    /// <remarks>
    /// If a wait would be longer, the call fails immediately with a <see cref="RateLimitedException"/>, whose
    /// <see cref="RateLimitedException.RetryAfter"/> states when to try again. With zero, calls never wait, which suits
    /// web requests; two hours suit a nightly job. When a throttle has ended, calls are sent one by one at first; the
    /// time that a call then spends in the queue does not count.
    /// </remarks>
    /// <value>2 minutes by default; from zero to 30 days.</value>
    public TimeSpan MaxRateLimitWait { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Gets or sets the usage of a quota, in per cent, above which calls are delayed so that the quota is not
    /// exhausted. Null disables this.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Graph reports with its responses how much of the hourly quota is used. Above this usage, the calls of the
    /// business or account are spread over time so that they are not throttled. How much quota a call costs is learned
    /// from the responses. 50 suits jobs that can wait, because the rest of the quota then lasts until the first calls
    /// are an hour old. A higher value leaves less time to slow down.
    /// </para>
    /// <para>
    /// A page waits at most for the rest of its <see cref="MaxRateLimitWait"/>, and is then sent. If that is zero, no
    /// call is delayed. Waits raise the client's <c>Waiting</c> event with <see cref="WaitReason.Pacing"/>. Source of
    /// the usage: Meta, "Rate limits".
    /// </para>
    /// </remarks>
    /// <value>Null by default; from 1 to 99.</value>
    public int? PaceAboveUsage { get; set; }

    internal WabaClientOptions Copy()
    {
        WabaClientOptions copy = (WabaClientOptions)MemberwiseClone();
        copy.BaseAddress = WithTrailingSlash(BaseAddress);
        return copy;
    }

    private static Uri WithTrailingSlash(Uri address) =>
        address.AbsoluteUri.EndsWith('/') ? address : new(address.AbsoluteUri + "/");
}
