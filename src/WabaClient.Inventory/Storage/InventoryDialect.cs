using System.Data;
using System.Globalization;

namespace WabaClient;

/// <summary>
/// Represents the SQL dialect of a database system, for <see cref="DbInventoryStore"/>. Immutable and thread-safe.
/// </summary>
public sealed class InventoryDialect
{
    private const int BusyTimeout = 30;

    private readonly string _name;

    private InventoryDialect(string name) => _name = name;

    /// <summary>Gets the dialect of SQLite 3.35 and later, for example with Microsoft.Data.Sqlite.</summary>
    public static InventoryDialect Sqlite { get; } = new("SQLite")
    {
        HasOneWriter = true,
        Isolation = IsolationLevel.Unspecified,
        Text = "TEXT",
        FindTable = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $1 COLLATE NOCASE",
        OpenConnection = $"PRAGMA busy_timeout = {BusyTimeout * 1_000}",
        CommandTimeout = BusyTimeout,
        Prepare = "PRAGMA journal_mode = WAL",
        Relax = "PRAGMA synchronous = NORMAL",
        Restore = "PRAGMA synchronous = FULL",
        ParameterPrefix = "$",
    };

    /// <summary>Gets the dialect of PostgreSQL 12 and later, for example with Npgsql.</summary>
    public static InventoryDialect PostgreSql { get; } = new("PostgreSQL")
    {
        Isolation = IsolationLevel.ReadCommitted,
        Text = "text COLLATE \"C\"",
        Lock = " FOR UPDATE",
        FindTable = "SELECT count(*) FROM pg_catalog.pg_class WHERE relname = lower($1) AND pg_catalog.pg_table_is_visible(oid)",
        NeedsStatistics = true,
        RowsPerStatement = 50,
        CommandTimeout = 120,
        GuardTransaction = "SET LOCAL idle_in_transaction_session_timeout = 60000",
        LockSchema = "SELECT pg_advisory_xact_lock(hashtext('WabaClient.Inventory'))",
    };

    /// <summary>Gets how long a statement can run or wait for another transaction, in seconds.</summary>
    internal int CommandTimeout { get; private init; }

    /// <summary>Gets whether only one transaction can write at a time.</summary>
    internal bool HasOneWriter { get; private init; }

    internal IsolationLevel Isolation { get; private init; }

    /// <summary>Gets the type of texts that are compared by code points.</summary>
    internal string Text { get; private init; } = "";

    /// <summary>Gets the clause with which a query locks the rows that it reads until the transaction ends.</summary>
    internal string Lock { get; private init; } = "";

    /// <summary>Gets the query that returns 1 if a table with the specified name exists, and 0 otherwise.</summary>
    internal string FindTable { get; private init; } = "";

    /// <summary>Gets the statement that is run on every connection that is opened.</summary>
    internal string? OpenConnection { get; private init; }

    /// <summary>Gets the query that prepares the database, outside of a transaction.</summary>
    internal string? Prepare { get; private init; }

    /// <summary>
    /// Gets the query that prevents other processes from creating the tables concurrently, until the transaction ends.
    /// </summary>
    internal string? LockSchema { get; private init; }

    /// <summary>
    /// Gets the statement after which the server ends the transaction if its process is silent for a minute. Otherwise a
    /// machine that has stopped keeps the locks of the transaction, and no other process can store changes.
    /// </summary>
    internal string? GuardTransaction { get; private init; }

    /// <summary>
    /// Gets the statement after which a commit does not wait for the disk. In a power failure, the commit can be lost,
    /// but only together with all later ones.
    /// </summary>
    internal string? Relax { get; private init; }

    /// <summary>Gets the statement that reverses <see cref="Relax"/>, for the next user of the connection.</summary>
    internal string? Restore { get; private init; }

    /// <summary>Gets whether a query over many new rows is slow until the database has statistics.</summary>
    internal bool NeedsStatistics { get; private init; }

    /// <summary>Gets how many rows are inserted by one statement.</summary>
    internal int RowsPerStatement { get; private init; } = 1;

    /// <summary>Gets the prefix of the number in the name of a parameter; null if parameters have no names.</summary>
    internal string? ParameterPrefix { get; private init; }

    /// <summary>Returns the name of the database system.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => _name;

    internal string ParameterName(int number) =>
        ParameterPrefix is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{ParameterPrefix}{number}");
}
