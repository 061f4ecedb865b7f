namespace WabaClient;

/// <summary>
/// There was no answer: the connection was refused, reset or not secure, or a time-out passed (then the inner exception
/// is a <see cref="TimeoutException"/>). Try again later.
/// </summary>
/// <remarks>What your own message handlers throw arrives as this, too, with it as the inner exception.</remarks>
public sealed class GraphConnectionException : WabaClientException
{
    /// <inheritdoc/>
    public GraphConnectionException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
