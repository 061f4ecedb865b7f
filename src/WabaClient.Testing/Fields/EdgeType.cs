namespace WabaClient.Testing;

/// <summary>An edge of an object: a list of other objects.</summary>
/// <param name="name">The name in paths and in <c>fields</c>.</param>
/// <param name="items">The type of the items. It is evaluated late, because types refer to each other.</param>
/// <param name="permissions">The required permissions, in the order in which Graph checks them.</param>
internal sealed class EdgeType(string name, Func<NodeType> items, params string[] permissions)
{
    public string Name { get; } = name;

    public NodeType Items => items();

    /// <summary>
    /// Gets whether a missing permission is code 100 without the name of the permission, as recorded for the businesses
    /// of a user.
    /// </summary>
    public bool HidesMissingPermission { get; init; }

    public FakeError? CheckPermission(AccessToken token)
    {
        foreach (string permission in permissions)
        {
            if (!token.May(permission))
                return HidesMissingPermission
                    ? FakeErrors.SomePermissionMissing
                    : FakeErrors.PermissionMissing(permission);
        }

        return null;
    }
}
