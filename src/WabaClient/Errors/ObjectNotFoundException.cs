namespace WabaClient;

/// <summary>
/// The exception that is thrown when the object does not exist, or when the token has no access to it; Graph does not
/// distinguish these cases (code 100 with subcode 33, and code 803). Correct the id, or grant access. An object of the
/// wrong kind is usually an <see cref="InvalidParameterException"/> instead.
/// </summary>
/// <remarks>Instances are immutable and thread-safe.</remarks>
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
