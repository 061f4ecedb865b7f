namespace WabaClient;

/// <summary>Describes what a token is requested for. Immutable and thread-safe.</summary>
public sealed class GraphAccessTokenRequest
{
    /// <summary>Gets the business that is read, or whose accounts are listed.</summary>
    /// <value>Null for a call about an account, and for calls about the user of the token.</value>
    public BusinessId? BusinessId { get; init; }

    /// <summary>Gets the account that is read, or whose phone numbers are listed.</summary>
    /// <value>Null for a call about a business, and for calls about the user of the token.</value>
    public WabaId? AccountId { get; init; }

    /// <summary>
    /// Gets the token that Graph just rejected although the provider returned it again: get a new one now, without any cache.
    /// </summary>
    /// <value>Null by default: any token that is believed to be valid.</value>
    public GraphAccessToken? RejectedToken { get; init; }
}
