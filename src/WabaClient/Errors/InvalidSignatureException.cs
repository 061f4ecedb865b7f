namespace WabaClient;

/// <summary>No token arrived, or the proof of the app secret does not fit the token (code 104, and 100 about <c>appsecret_proof</c>): fix the app secret, or send a token.</summary>
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
