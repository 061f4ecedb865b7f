namespace WabaClient;

/// <summary>
/// No token arrived, or the proof of the app secret does not match the token (code 104, and code 100 about <c>appsecret_proof</c>).
/// Fix the app secret, or send a token. A token that is not valid is an <see cref="InvalidAccessTokenException"/> instead.
/// </summary>
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
