namespace WabaClient;

/// <summary>
/// Specifies the additional checks of <see cref="BusinessAccountsClient.DiagnoseAsync"/>. Instances are immutable and
/// thread-safe.
/// </summary>
public sealed class DiagnosisOptions
{
    /// <summary>
    /// Gets whether to request information about the access token: its kind, app, expiry and permissions
    /// (<c>debug_token</c>).
    /// </summary>
    /// <value><see langword="false"/> by default.</value>
    /// <remarks>
    /// This is the only call of the library that sends the token in a URL, where proxies and tracing can record it. The
    /// token is used to inspect itself. If Graph denies that, and <see cref="WabaClientOptions.AppId"/> and
    /// <see cref="WabaClientOptions.AppSecret"/> are set, the app's own token (id and secret, in the Authorization
    /// header) is used instead. Sources: Meta, "Permissions" and "Access tokens"; recorded replies.
    /// </remarks>
    public bool InspectToken { get; init; }

    /// <summary>Gets whether to read the phone numbers and the subscribed apps of up to 10 accounts as well.</summary>
    /// <value><see langword="false"/> by default.</value>
    /// <remarks>
    /// One call for the numbers of each account, and one for its apps if <see cref="WabaClientOptions.AppId"/> is set.
    /// </remarks>
    public bool Deep { get; init; }
}
