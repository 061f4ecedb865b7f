namespace WabaClient;

/// <summary>The snapshot with which a consumer starts, and its position.</summary>
internal sealed class ConsumerState
{
    public required List<AccountChange> Snapshot { get; init; }

    public required long Acknowledged { get; set; }
}
