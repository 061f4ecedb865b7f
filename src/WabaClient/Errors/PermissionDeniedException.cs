namespace WabaClient;

/// <summary>
/// A permission is missing (codes 200 to 299, 3, 10 and 131005, and code 100 about a missing permission): grant it. Code 200 with
/// "API access blocked." concerns a restricted app or portfolio; its <see cref="WabaClientException.Hint"/> says so.
/// </summary>
/// <remarks>An object that the token has no access to at all is usually an <see cref="ObjectNotFoundException"/>.</remarks>
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
    /// Gets the permissions that Graph named, for example <c>business_management</c>, or, for code 100, those that Meta
    /// documents for the edge.
    /// </summary>
    /// <value>Empty if Graph named none.</value>
    public IReadOnlyList<string> RequiredPermissions { get; init; } = [];

    /// <summary>Gets a value that indicates whether the app or the portfolio is restricted, so that no permission helps.</summary>
    internal bool IsAppRestricted { get; }
}
