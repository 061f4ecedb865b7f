namespace WabaClient.Testing;

/// <summary>
/// Thrown when other requests arrived at a <see cref="FakeGraph"/> than a test expected. The message lists those that
/// did.
/// </summary>
public sealed class JournalAssertionException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="JournalAssertionException"/> class with a default message.</summary>
    public JournalAssertionException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="JournalAssertionException"/> class with a message.</summary>
    /// <param name="message">What was expected, and what arrived.</param>
    public JournalAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="JournalAssertionException"/> class with a message and a cause.</summary>
    /// <param name="message">What was expected, and what arrived.</param>
    /// <param name="innerException">The cause.</param>
    public JournalAssertionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
