namespace WabaClient;

/// <summary>
/// The exception that is thrown when no response arrived: the connection was refused, reset or not secure, or a
/// time-out elapsed (in this case, the inner exception is a <see cref="TimeoutException"/>). Try again later, unless
/// <see cref="WabaClientException.IsTransient"/> is false: then the <see cref="HttpClient"/> itself cannot be used. It
/// does not cover responses from other servers than Graph: see <see cref="GraphResponseException"/>.
/// </summary>
/// <remarks>
/// Exceptions of the application's own message handlers are wrapped as well. If the <see cref="HttpClient"/> throws
/// <see cref="ObjectDisposedException"/>, <see cref="InvalidOperationException"/>, <see cref="NotSupportedException"/>
/// or <see cref="ArgumentException"/>, the program has an error: the call is not retried, and
/// <see cref="WabaClientException.IsTransient"/> is <see langword="false"/>. Instances are immutable and thread-safe.
/// </remarks>
public sealed class GraphConnectionException : WabaClientException
{
    /// <inheritdoc/>
    public GraphConnectionException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
