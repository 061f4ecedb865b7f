namespace WabaClient.Benchmarks.Contenders;

internal sealed class SettablePaging
{
    public SettableCursors? Cursors { get; set; }

    public string? Next { get; set; }
}
