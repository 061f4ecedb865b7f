namespace WabaClient.Benchmarks.Contenders;

internal sealed class SettablePage
{
    public List<SettableAccount> Data { get; set; } = [];

    public SettablePaging? Paging { get; set; }

    public string? NextCursor => Paging?.Next is null ? null : Paging.Cursors?.After;
}
