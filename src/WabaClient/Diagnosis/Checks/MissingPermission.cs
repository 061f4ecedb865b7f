namespace WabaClient;

/// <summary>A call that Graph refused because of a permission.</summary>
internal readonly record struct MissingPermission(string Method, Answer Answer, GraphEdge Edge)
{
    // Graph names the permission with code 200, mostly; otherwise the documented ones are the best answer.
    private IReadOnlyList<string> Permissions =>
        Answer.Failure is PermissionDeniedException { RequiredPermissions: { Count: > 0 } named } ? named : Edge.Permissions;

    public string Describe() => $"{Method} needs {string.Join(" and ", Permissions)}";
}
