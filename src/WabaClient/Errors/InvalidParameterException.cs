namespace WabaClient;

/// <summary>
/// The exception that is thrown when Graph rejected a part of the request (codes 100, 131008, 131009, 2500 and 2642).
/// Correct the call. It does not cover arguments that the library itself rejects, which cause an
/// <see cref="ArgumentException"/>, or code 100 for a missing permission, which is a
/// <see cref="PermissionDeniedException"/>.
/// </summary>
/// <remarks>Instances are immutable and thread-safe.</remarks>
public class InvalidParameterException : GraphApiException
{
    /// <inheritdoc/>
    public InvalidParameterException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal InvalidParameterException(GraphErrorReport report)
        : base(report)
    {
    }
}
