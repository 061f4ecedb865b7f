namespace WabaClient;

/// <summary>
/// Describes the call that an access token is requested for. Instances are immutable and thread-safe.
/// </summary>
public sealed class GraphAccessTokenRequest
{
    /// <summary>Gets the id of the business that is read or whose accounts are listed.</summary>
    /// <value>Null for a call about an account, and for calls about the user of the token.</value>
    public BusinessId? BusinessId { get; init; }

    /// <summary>Gets the id of the account that is read or whose phone numbers are listed.</summary>
    /// <value>Null for a call about a business, and for calls about the user of the token.</value>
    public WabaId? AccountId { get; init; }

    /// <summary>
    /// Gets the token that Graph rejected and that the provider then returned again. If it is set, get a new token
    /// without using a cache.
    /// </summary>
    /// <value>Null by default: any token that is expected to be valid can be returned.</value>
    public GraphAccessToken? RejectedToken { get; init; }
}
