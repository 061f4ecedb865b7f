namespace WabaClient;

/// <summary>A permission is missing (codes 200 to 299, 3, 10 and 131005): grant it.</summary>
public sealed class PermissionDeniedException : GraphApiException
{
    /// <inheritdoc/>
    public PermissionDeniedException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal PermissionDeniedException(GraphErrorReport report)
        : base(report)
    {
    }

    /// <summary>The permissions that Graph named, for example <c>business_management</c>.</summary>
    /// <value>Empty if Graph named none.</value>
    public IReadOnlyList<string> RequiredPermissions { get; init; } = [];
}
