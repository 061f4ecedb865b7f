namespace WabaClient.Benchmarks.Contenders;

internal sealed record RecordCursors(string? After);
