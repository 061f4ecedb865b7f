namespace WabaClient.Testing;

/// <summary>Specifies the kind of user that an access token belongs to.</summary>
public enum FakeTokenKind
{
    /// <summary>The token of a person (<c>USER</c>). This is the default value.</summary>
    User,

    /// <summary>The token of a system user (<c>SYSTEM_USER</c>).</summary>
    SystemUser,
}
