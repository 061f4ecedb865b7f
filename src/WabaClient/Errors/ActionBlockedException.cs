namespace WabaClient;

/// <summary>
/// Meta blocked the action or restricted the account for a policy violation (codes 368 and 131031). Stop calling and check the
/// business portfolio. A missing permission is a <see cref="PermissionDeniedException"/> instead.
/// </summary>
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
