namespace WabaClient;

/// <summary>A statement with the values of its parameters $1, $2, …: strings, whole numbers or null.</summary>
internal readonly record struct DbStatement(string Sql, params object?[] Values);
