namespace WabaClient;

/// <summary>
/// The exception that is thrown when the access token is not valid or no longer valid (codes 190, 0 and 102). Get a new
/// token. It does not cover a request that arrived without a token, which is an
/// <see cref="InvalidSignatureException"/>, or a valid token that lacks a permission, which is a
/// <see cref="PermissionDeniedException"/>.
/// </summary>
/// <remarks>Instances are immutable and thread-safe.</remarks>
public sealed class InvalidAccessTokenException : GraphApiException
{
    /// <inheritdoc/>
    public InvalidAccessTokenException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal InvalidAccessTokenException(GraphErrorReport report)
        : base(report)
    {
    }

    /// <summary>Gets the reason, which is determined from Graph's subcode or message.</summary>
    public InvalidAccessTokenReason Reason { get; init; }
}
