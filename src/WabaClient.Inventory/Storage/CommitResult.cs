namespace WabaClient;

/// <summary>The result of storing an outcome.</summary>
internal enum CommitResult
{
    /// <summary>It was stored.</summary>
    Stored,

    /// <summary>
    /// Another process has stored an outcome of the same edge since the business was read; this one is dropped.
    /// </summary>
    Dropped,

    /// <summary>
    /// Only the other edge has changed. Read the business again and apply the rules to the same pass.
    /// </summary>
    Repeat,
}
