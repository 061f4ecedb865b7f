namespace WabaClient.Testing;

/// <summary>
/// Represents an access token and the user it belongs to, for <see cref="FakeGraph.AddTokens"/>. Instances are
/// immutable and thread-safe.
/// </summary>
public sealed class FakeAccessToken
{
    /// <summary>Initializes a new instance of the <see cref="FakeAccessToken"/> class.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="ArgumentException"><paramref name="token"/> is null or empty.</exception>
    public FakeAccessToken(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        Token = token;
    }

    /// <summary>Gets the token.</summary>
    public string Token { get; }

    /// <summary>Gets the kind of user that the token belongs to: a person or a system user.</summary>
    /// <value>A person by default.</value>
    public FakeTokenKind Kind { get; init; }

    /// <summary>Gets the permissions that were granted, such as <c>whatsapp_business_management</c>.</summary>
    /// <value>Null by default: everything is permitted.</value>
    public IEnumerable<string>? Permissions { get; init; }

    /// <summary>Gets the time at which the token expires.</summary>
    /// <value>Null by default: never.</value>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Gets the businesses that the token has access to. For other businesses, Graph responds as if they did not exist.
    /// </summary>
    /// <value>Null by default: all businesses.</value>
    public IEnumerable<BusinessId>? Businesses { get; init; }

    /// <summary>Gets the business that created the system user (<c>client_business_id</c> of <c>/me</c>).</summary>
    /// <value>Null by default: the field is absent.</value>
    public BusinessId? ClientBusiness { get; init; }

    /// <summary>Gets the accounts that are assigned to the user (<c>assigned_whatsapp_business_accounts</c>).</summary>
    /// <value>
    /// Empty by default, as recorded for system users that can nevertheless read accounts of their business.
    /// </value>
    public IEnumerable<WabaId> AssignedAccounts { get; init; } = [];

    /// <summary>Gets the targets of the granular scopes that <c>debug_token</c> returns: ids by permission.</summary>
    /// <value>Empty by default: the scopes are returned without targets.</value>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Targets { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>
    /// Gets whether the token can be used to call <c>debug_token</c>. Both outcomes are recorded for system users.
    /// </summary>
    /// <value>True by default.</value>
    public bool CanInspectTokens { get; init; } = true;

    /// <summary>Gets the name of the user.</summary>
    /// <value>Null by default: a name that describes the kind of user.</value>
    public string? UserName { get; init; }
}
