namespace WabaClient;

/// <summary>Something is wrong with the call (codes 100, 131008, 131009, 2500 and 2642): fix it.</summary>
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
