namespace WabaClient;

/// <summary>
/// Graph rejected a part of the request (codes 100, 131008, 131009, 2500 and 2642): fix the call. Arguments that the library
/// rejects itself are an <see cref="ArgumentException"/>; code 100 about a missing permission is a <see cref="PermissionDeniedException"/>.
/// </summary>
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
