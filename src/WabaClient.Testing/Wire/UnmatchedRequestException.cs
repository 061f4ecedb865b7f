namespace WabaClient.Testing;

/// <summary>
/// Thrown when the code under test requests a path from a <see cref="FakeGraph"/> in memory that the fake does not
/// model.
/// </summary>
/// <remarks>
/// The message names the request and those that the fake understands. Over <see cref="FakeGraphServer"/>, such a
/// request gets Graph's own code 2500.
/// </remarks>
public sealed class UnmatchedRequestException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="UnmatchedRequestException"/> class with a default message.</summary>
    public UnmatchedRequestException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="UnmatchedRequestException"/> class with a message.</summary>
    /// <param name="message">The request, and the requests that the fake understands.</param>
    public UnmatchedRequestException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="UnmatchedRequestException"/> class with a message and a cause.</summary>
    /// <param name="message">The request, and the requests that the fake understands.</param>
    /// <param name="innerException">The cause.</param>
    public UnmatchedRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
