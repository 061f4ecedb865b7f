namespace WabaClient;

/// <summary>The access token is no longer, or never was, good (codes 190, 0 and 102): get a new one.</summary>
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

    /// <summary>Why, as far as Graph says (from the subcode).</summary>
    public InvalidAccessTokenReason Reason { get; init; }
}
