namespace WabaClient.Testing;

/// <summary>Something else arrived at a <see cref="FakeGraph"/> than a test expected; the message lists what did.</summary>
public sealed class JournalAssertionException : Exception
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public JournalAssertionException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What was expected, and what arrived.</param>
    public JournalAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What was expected, and what arrived.</param>
    /// <param name="innerException">What caused it.</param>
    public JournalAssertionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
