namespace WabaClient;

/// <summary>
/// The exception that is thrown when Meta blocked the action or restricted the account because of a policy violation
/// (codes 368 and 131031). Stop making calls and check the business portfolio. A missing permission is a
/// <see cref="PermissionDeniedException"/> instead.
/// </summary>
/// <remarks>Instances are immutable and thread-safe.</remarks>
public sealed class ActionBlockedException : GraphApiException
{
    /// <inheritdoc/>
    public ActionBlockedException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal ActionBlockedException(GraphErrorReport report)
        : base(report)
    {
    }
}
