namespace WabaClient.Benchmarks.Contenders;

internal sealed record RecordPaging(RecordCursors? Cursors, string? Next);
