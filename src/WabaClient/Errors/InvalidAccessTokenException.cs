namespace WabaClient;

/// <summary>
/// The access token is not, or no longer, valid (codes 190, 0 and 102). Get a new one. A request that arrived without a token is an
/// <see cref="InvalidSignatureException"/>; a valid token that lacks a permission is a <see cref="PermissionDeniedException"/>.
/// </summary>
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

    /// <summary>Gets the reason, from Graph's subcode or message.</summary>
    public InvalidAccessTokenReason Reason { get; init; }
}
