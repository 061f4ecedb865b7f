namespace WabaClient.Testing;

/// <summary>
/// The exception that is thrown when the code under test requests a path that the <see cref="FakeGraph"/> does not
/// model, in memory. It does not cover requests that the fake models and rejects, which receive an error as from Graph.
/// </summary>
/// <remarks>
/// The message contains the request and the requests that the fake supports. Over <see cref="FakeGraphServer"/>, such a
/// request receives Graph's own code 2500. Instances are immutable and thread-safe.
/// </remarks>
public sealed class UnmatchedRequestException : Exception
{
    /// <summary>
    /// Initializes a new instance of the <see cref="UnmatchedRequestException"/> class with a default message.
    /// </summary>
    public UnmatchedRequestException()
    {
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="UnmatchedRequestException"/> class with a message.
    /// </summary>
    /// <param name="message">The request, and the requests that the fake supports.</param>
    public UnmatchedRequestException(string message)
        : base(message)
    {
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="UnmatchedRequestException"/> class with a message and a cause.
    /// </summary>
    /// <param name="message">The request, and the requests that the fake supports.</param>
    /// <param name="innerException">The cause.</param>
    public UnmatchedRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
