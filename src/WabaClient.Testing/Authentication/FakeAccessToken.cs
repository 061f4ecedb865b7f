namespace WabaClient.Testing;

/// <summary>An access token and the user it belongs to, for <see cref="FakeGraph.AddTokens"/>. Immutable.</summary>
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

    /// <summary>Gets whether the token belongs to a person or to a system user.</summary>
    /// <value>A person by default.</value>
    public FakeTokenKind Kind { get; init; }

    /// <summary>Gets the permissions that were granted, such as <c>whatsapp_business_management</c>.</summary>
    /// <value>Null by default: everything is permitted.</value>
    public IEnumerable<string>? Permissions { get; init; }

    /// <summary>Gets the time at which the token expires.</summary>
    /// <value>Null by default: never.</value>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets the businesses that the token can see. Others do not exist for it, as Graph says.</summary>
    /// <value>Null by default: all of them.</value>
    public IEnumerable<BusinessId>? Businesses { get; init; }

    /// <summary>Gets the business that created the system user (<c>client_business_id</c> of <c>/me</c>).</summary>
    /// <value>Null by default: the field is absent.</value>
    public BusinessId? ClientBusiness { get; init; }

    /// <summary>Gets the accounts that are assigned to the user (<c>assigned_whatsapp_business_accounts</c>).</summary>
    /// <value>Empty by default, as recorded for system users that can nevertheless read accounts of their business.</value>
    public IEnumerable<WabaId> AssignedAccounts { get; init; } = [];

    /// <summary>Gets the targets of the granular scopes that <c>debug_token</c> shows: ids by permission.</summary>
    /// <value>Empty by default: the scopes are shown without targets.</value>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Targets { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Gets whether <c>debug_token</c> accepts the token as its caller. Both outcomes are recorded for system users.</summary>
    /// <value>True by default.</value>
    public bool CanInspectTokens { get; init; } = true;

    /// <summary>Gets the name of the user.</summary>
    /// <value>Null by default: a name that says what kind of user it is.</value>
    public string? UserName { get; init; }
}
