namespace WabaClient;

/// <summary>A call that Graph denied because of a permission.</summary>
internal readonly record struct MissingPermission(string Method, Answer Answer, GraphEdge Edge)
{
    // With code 200, Graph usually names the permission; otherwise the documented permissions are the best answer.
    public IReadOnlyList<string> Permissions =>
        Answer.Failure is PermissionDeniedException { RequiredPermissions: { Count: > 0 } named } ? named : Edge.Permissions;

    public string Describe() => $"{Method} needs {string.Join(" and ", Permissions)}";
}
