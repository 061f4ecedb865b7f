namespace WabaClient.Tool;

/// <summary>Standard output cannot be written to.</summary>
internal sealed class OutputException(IOException cause, bool isClosed) : Exception($"The output cannot be written: {cause.Message}", cause)
{
    /// <summary>Gets whether the reader of the output has gone, which is no failure.</summary>
    public bool IsClosed { get; } = isClosed;
}
