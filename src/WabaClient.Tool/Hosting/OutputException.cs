namespace WabaClient.Tool;

/// <summary>The exception that is thrown when standard output cannot be written to.</summary>
internal sealed class OutputException(IOException cause, bool isClosed) : Exception($"The output cannot be written: {cause.Message}", cause)
{
    /// <summary>Gets whether the reader has closed the output, which is not a failure.</summary>
    public bool IsClosed { get; } = isClosed;
}
