namespace WabaClient;

/// <summary>
/// The exception that is thrown when no token arrived, or when the proof of the app secret does not match the token
/// (code 104, and code 100 for <c>appsecret_proof</c>). Correct the app secret, or send a token. A token that is not
/// valid is an <see cref="InvalidAccessTokenException"/> instead.
/// </summary>
/// <remarks>Instances are immutable and thread-safe.</remarks>
public sealed class InvalidSignatureException : GraphApiException
{
    /// <inheritdoc/>
    public InvalidSignatureException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal InvalidSignatureException(GraphErrorReport report)
        : base(report)
    {
    }
}
