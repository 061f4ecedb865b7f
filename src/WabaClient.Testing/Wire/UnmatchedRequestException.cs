namespace WabaClient.Testing;

/// <summary>Code under test asked a <see cref="FakeGraph"/> in memory for a path that the fake does not model.</summary>
/// <remarks>The message says what was asked for and what would have been understood. Over <see cref="FakeGraphServer"/> such a request gets Graph's own code 2500.</remarks>
public sealed class UnmatchedRequestException : Exception
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public UnmatchedRequestException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What was asked for, and what would have been understood.</param>
    public UnmatchedRequestException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What was asked for, and what would have been understood.</param>
    /// <param name="innerException">What caused it.</param>
    public UnmatchedRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
