namespace WabaClient.Testing;

/// <summary>Whose access token it is.</summary>
public enum FakeTokenKind
{
    /// <summary>A person's token (<c>USER</c>).</summary>
    User,

    /// <summary>A system user's token (<c>SYSTEM_USER</c>).</summary>
    SystemUser,
}
