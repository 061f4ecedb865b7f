namespace WabaClient;

/// <summary>A statement with the values of its parameters $1, $2, …: strings, whole numbers or null.</summary>
internal readonly record struct DbStatement(string Sql, params object?[] Values)
{
    /// <summary>Gets whether the statement can take minutes, because it writes a row per account.</summary>
    public bool IsLong { get; init; }
}
