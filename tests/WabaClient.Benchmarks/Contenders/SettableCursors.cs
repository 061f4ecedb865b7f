namespace WabaClient.Benchmarks.Contenders;

internal sealed class SettableCursors
{
    public string? After { get; set; }
}
