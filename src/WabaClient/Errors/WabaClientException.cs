using System.Globalization;
using System.Text;

namespace WabaClient;

/// <summary>
/// Base class of the exceptions that are thrown when a call fails. It does not cover cancellation by the caller, which
/// surfaces as <see cref="OperationCanceledException"/>, invalid arguments, which cause an
/// <see cref="ArgumentException"/>, or exceptions of an <see cref="IGraphAccessTokenProvider"/>, which are passed
/// through unchanged.
/// </summary>
/// <remarks>
/// <see cref="ToString"/> adds the hint, ids and counts to the message, one per line. It contains no credentials and no
/// cursor. Instances are immutable and thread-safe.
/// </remarks>
public abstract class WabaClientException : Exception
{
    /// <summary>Initializes a new instance with a message and the exception that is the cause.</summary>
    /// <param name="message">The message that describes the failure; null for a default message.</param>
    /// <param name="innerException">The exception that is the cause; null if there is none.</param>
    protected WabaClientException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets the number of requests that were sent for the page or node that failed.</summary>
    /// <value>0 if no request was sent because the rate-limit gate was closed.</value>
    public int Attempts { get; init; }

    /// <summary>Gets a value indicating whether the same call may succeed later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Gets the usual cause and what to do about it, in one or two sentences.</summary>
    /// <value>Null if there is nothing to add to the message.</value>
    public string? Hint { get; init; }

    /// <summary>
    /// Gets the cursor with which the failed page was requested. To resume the listing at this page, set the cursor of
    /// a query to it.
    /// </summary>
    /// <value>
    /// For the first page, the cursor of the query, which is usually null. Null for error 2642, because Graph rejected
    /// the cursor itself: start over.
    /// </value>
    public string? Cursor { get; init; }

    /// <summary>Gets the id in the path of the request: the id of the business or the account.</summary>
    /// <value>Null in an exception that was created without it; <c>me</c> for the user of the token.</value>
    public string? ObjectId { get; init; }

    /// <summary>Gets the information from the headers of the failed response.</summary>
    /// <value>Null if there was no response.</value>
    internal GraphResponseInfo? Response { get; init; }

    /// <summary>
    /// Returns the exception with its hint, ids and counts, one per line, followed by the inner exception and the stack
    /// trace.
    /// </summary>
    /// <returns>The text, for logs.</returns>
    public override string ToString()
    {
        string text = base.ToString();
        string start = $"{GetType()}: {Message}";
        if (!text.StartsWith(start, StringComparison.Ordinal))
            return text;
        StringBuilder builder = new(start);
        AddLine(builder, "Hint", Hint);
        AddLine(builder, "Object id", ObjectId);
        AddLine(builder, "Attempts", Attempts.ToString(CultureInfo.InvariantCulture));
        AddDetails(builder);
        return builder.Append(text, start.Length, text.Length - start.Length).ToString();
    }

    /// <summary>Adds the lines of a derived class to the text that <see cref="ToString"/> returns.</summary>
    private protected virtual void AddDetails(StringBuilder text)
    {
    }

    private protected static void AddLine(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            text.AppendLine().Append(name).Append(": ").Append(value);
    }
}
