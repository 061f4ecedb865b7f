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
    /// Gets the token that Graph rejected and the provider returned again. Get a new token, without using a cache.
    /// </summary>
    /// <value>Null by default: return any token that is expected to be valid.</value>
    public GraphAccessToken? RejectedToken { get; init; }
}
