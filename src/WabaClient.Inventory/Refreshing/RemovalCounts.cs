namespace WabaClient;

/// <summary>The numbers of accounts that were removed and that were kept at the end of a pass.</summary>
internal readonly record struct RemovalCounts(int Removed, int Held);
