namespace WabaClient.Testing;

/// <summary>
/// The exception that is thrown when the requests that arrived at a <see cref="FakeGraph"/> are not those that a test
/// expected. The message lists the requests that arrived. It does not cover requests that the fake does not model: see
/// <see cref="UnmatchedRequestException"/>.
/// </summary>
/// <remarks>Instances are immutable and thread-safe.</remarks>
public sealed class JournalAssertionException : Exception
{
    /// <summary>
    /// Initializes a new instance of the <see cref="JournalAssertionException"/> class with a default message.
    /// </summary>
    public JournalAssertionException()
    {
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="JournalAssertionException"/> class with a message.
    /// </summary>
    /// <param name="message">The expected and the actual requests.</param>
    public JournalAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="JournalAssertionException"/> class with a message and a cause.
    /// </summary>
    /// <param name="message">The expected and the actual requests.</param>
    /// <param name="innerException">The cause.</param>
    public JournalAssertionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
