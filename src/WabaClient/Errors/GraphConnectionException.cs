namespace WabaClient;

/// <summary>
/// No response arrived: the connection was refused, reset or not secure, or a time-out elapsed (then the inner exception is a
/// <see cref="TimeoutException"/>). Try again later, unless <see cref="WabaClientException.IsTransient"/> is false: then the
/// <see cref="HttpClient"/> itself cannot be used. A response that is not Graph's is a <see cref="GraphResponseException"/>.
/// </summary>
/// <remarks>
/// Exceptions of the application's own message handlers are wrapped as well. <see cref="ObjectDisposedException"/>,
/// <see cref="InvalidOperationException"/>, <see cref="NotSupportedException"/> and <see cref="ArgumentException"/> thrown
/// by the <see cref="HttpClient"/> are mistakes in the program: they are not retried, and
/// <see cref="WabaClientException.IsTransient"/> is <see langword="false"/>.
/// </remarks>
public sealed class GraphConnectionException : WabaClientException
{
    /// <inheritdoc/>
    public GraphConnectionException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
