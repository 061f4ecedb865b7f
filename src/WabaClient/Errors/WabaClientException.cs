namespace WabaClient;

/// <summary>The base of everything that this library throws when a call fails; the caller's own cancellation is not among it.</summary>
public abstract class WabaClientException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    protected WabaClientException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>How many requests were sent for the page that failed.</summary>
    /// <value>0 when nothing was sent, because the rate-limit gate was closed.</value>
    public int Attempts { get; init; }

    /// <summary>Whether the same call may well succeed later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>What usually causes this and what to do, in one sentence.</summary>
    /// <value>Null where there is nothing to add to the message.</value>
    public string? Hint { get; init; }

    /// <summary>
    /// The cursor that the failing page was asked with. Set <see cref="AccountQuery.Cursor"/> to it to go on where the
    /// listing stopped.
    /// </summary>
    /// <value>For the first page the query's own, mostly null; null for error 2642, where the cursor itself was refused: start over.</value>
    public string? Cursor { get; init; }

    /// <summary>How long to wait at the least before another attempt; null if nobody said.</summary>
    internal TimeSpan? WaitHint { get; set; }
}
