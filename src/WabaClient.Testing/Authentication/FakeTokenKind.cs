namespace WabaClient.Testing;

/// <summary>Specifies the kind of user that an access token belongs to.</summary>
public enum FakeTokenKind
{
    /// <summary>A person's token (<c>USER</c>).</summary>
    User,

    /// <summary>A system user's token (<c>SYSTEM_USER</c>).</summary>
    SystemUser,
}
