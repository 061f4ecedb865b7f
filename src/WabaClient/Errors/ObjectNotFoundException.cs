namespace WabaClient;

/// <summary>
/// The object does not exist, or the token has no access to it; Graph does not distinguish these (code 100 with subcode 33, and
/// code 803). Fix the id, or grant access.
/// </summary>
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
