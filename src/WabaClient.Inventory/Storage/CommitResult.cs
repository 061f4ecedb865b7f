namespace WabaClient;

/// <summary>Whether an outcome was stored.</summary>
internal enum CommitResult
{
    /// <summary>It was stored.</summary>
    Stored,

    /// <summary>Somebody else has stored an outcome of the same edge since the business was read; this one is dropped.</summary>
    Dropped,

    /// <summary>Only the other edge has another state; read the business again and apply the rules to the same pass.</summary>
    Repeat,
}
