namespace WabaClient;

/// <summary>The changes with which a consumer starts, and how far it is.</summary>
internal sealed class ConsumerState
{
    public required List<AccountChange> Snapshot { get; init; }

    public required long Acknowledged { get; set; }
}
