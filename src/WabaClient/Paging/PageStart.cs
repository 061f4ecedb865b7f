namespace WabaClient;

/// <summary>Where a listing begins, and in which steps it is read.</summary>
internal readonly record struct PageStart(string? Cursor, int PageSize, bool ReadAhead);
