namespace WabaClient;

/// <summary>Meta has blocked the action or restricted the account for a policy violation (codes 368 and 131031): stop, and look into the business portfolio.</summary>
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
