namespace WabaClient;

/// <summary>How many accounts were removed and how many were held back at the end of a pass.</summary>
internal readonly record struct RemovalCounts(int Removed, int Held);
