namespace WabaClient;

/// <summary>
/// The exception that is thrown when a permission is missing (codes 200 to 299, 3, 10 and 131005, and code 100 for a
/// missing permission). Grant the permission. Code 200 with "API access blocked." means that the app or portfolio is
/// restricted; the <see cref="WabaClientException.Hint"/> then says so.
/// </summary>
/// <remarks>
/// If the token has no access to the object at all, Graph usually returns an <see cref="ObjectNotFoundException"/>
/// instead. Instances are immutable and thread-safe.
/// </remarks>
public sealed class PermissionDeniedException : GraphApiException
{
    /// <inheritdoc/>
    public PermissionDeniedException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal PermissionDeniedException(GraphErrorReport report)
        : base(report) =>
        IsAppRestricted = report.Class.IsAppRestricted;

    /// <summary>
    /// Gets the permissions that Graph named, for example <c>business_management</c>. For code 100, these are the
    /// permissions that Meta documents for the edge.
    /// </summary>
    /// <value>Empty if Graph named none.</value>
    public IReadOnlyList<string> RequiredPermissions { get; init; } = [];

    /// <summary>
    /// Gets a value indicating whether the app or the portfolio is restricted, so that no permission helps.
    /// </summary>
    internal bool IsAppRestricted { get; }
}
