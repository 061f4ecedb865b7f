namespace WabaClient;

/// <summary>What a token is needed for.</summary>
public sealed class GraphAccessTokenRequest
{
    /// <summary>The business whose accounts are listed.</summary>
    /// <value>Null when a single account is read.</value>
    public BusinessId? BusinessId { get; init; }

    /// <summary>The account that is read.</summary>
    /// <value>Null when a business's accounts are listed.</value>
    public WabaId? AccountId { get; init; }

    /// <summary>
    /// The token that Graph just refused and that the provider gave once more: get a fresh one now, past any cache.
    /// </summary>
    /// <value>Null by default: any token that is believed to be good will do.</value>
    public GraphAccessToken? RejectedToken { get; init; }
}
