namespace WabaClient;

/// <summary>There is no such object, or the token may not see it; Graph does not tell these apart (code 100 with subcode 33, and 803): fix the id.</summary>
public sealed class ObjectNotFoundException : InvalidParameterException
{
    /// <inheritdoc/>
    public ObjectNotFoundException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal ObjectNotFoundException(GraphErrorReport report)
        : base(report)
    {
    }
}
