namespace WabaClient;

/// <summary>The start of a listing, and how its pages are read.</summary>
internal readonly record struct PageStart(string? Cursor, int PageSize, bool ReadAhead);
