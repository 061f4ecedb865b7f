namespace WabaClient.Benchmarks.Contenders;

internal sealed record RecordPage(List<RecordAccount> Data, RecordPaging? Paging)
{
    public string? NextCursor => Paging?.Next is null ? null : Paging.Cursors?.After;
}
