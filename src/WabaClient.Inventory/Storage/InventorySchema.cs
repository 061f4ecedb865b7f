using System.Globalization;

namespace WabaClient;

/// <summary>Creates and migrates the tables of an inventory.</summary>
internal sealed class InventorySchema
{
    private readonly InventoryDialect _dialect;
    private readonly string _table;
    private readonly string[][] _migrations;

    public InventorySchema(InventoryDialect dialect, string prefix)
    {
        _dialect = dialect;
        _table = $"{prefix}inventory";

        // The statements that migrate each version to the next one. Do not change those of a released version.
        _migrations = [Version1(dialect.Text, prefix)];
    }

    /// <summary>Gets the latest version.</summary>
    public int Version => _migrations.Length;

    /// <summary>Creates the tables, or migrates those of an older version. Returns true when that is done.</summary>
    /// <exception cref="InvalidOperationException">The database is in memory, or has a newer version.</exception>
    public async Task<bool> EnsureAsync(DbSession session, CancellationToken cancellationToken)
    {
        if (await ReadVersionAsync(session, cancellationToken).ConfigureAwait(false) == Version)
            return true;

        if (_dialect.Prepare is { } prepare)
        {
            List<string> mode = await session.QueryAsync(new DbStatement(prepare), row => row.GetString(0), cancellationToken)
                .ConfigureAwait(false);
            if (mode is ["memory"])
            {
                throw new InvalidOperationException(
                    "The SQLite database is in memory, so its connections do not share it; use a file, or InMemoryInventoryStore.");
            }
        }

        await session.BeginAsync(cancellationToken).ConfigureAwait(false);
        if (_dialect.LockSchema is { } sql)
            await session.QueryAsync(new DbStatement(sql), _ => 0, cancellationToken).ConfigureAwait(false);
        int version = await ReadVersionAsync(session, cancellationToken).ConfigureAwait(false);
        foreach (string statement in _migrations.Skip(version).SelectMany(migration => migration))
            await session.ExecuteAsync(new DbStatement(statement), cancellationToken).ConfigureAwait(false);
        await session.ExecuteAsync(new DbStatement($"UPDATE {_table} SET version = $1", Version), cancellationToken).ConfigureAwait(false);
        await session.CommitAsync().ConfigureAwait(false);
        return true;
    }

    private static string[] Version1(string text, string prefix) =>
    [
        $"""
        CREATE TABLE {prefix}inventory (
            version INTEGER NOT NULL,
            sequence BIGINT NOT NULL)
        """,
        $"INSERT INTO {prefix}inventory (version, sequence) VALUES (1, 0)",
        $"""
        CREATE TABLE {prefix}edges (
            business_id {text} NOT NULL,
            edge INTEGER NOT NULL,
            revision BIGINT NOT NULL,
            accounts INTEGER NOT NULL,
            pending_removals INTEGER NOT NULL,
            last_complete {text},
            empty_since {text},
            failing_since {text},
            failure {text},
            PRIMARY KEY (business_id, edge))
        """,
        $"""
        CREATE TABLE {prefix}accounts (
            business_id {text} NOT NULL,
            account_id {text} NOT NULL,
            edge INTEGER NOT NULL,
            first_seen {text} NOT NULL,
            fields BIGINT NOT NULL,
            account {text} NOT NULL,
            details {text},
            PRIMARY KEY (business_id, account_id))
        """,
        $"""
        CREATE TABLE {prefix}field_sets (
            id BIGINT NOT NULL PRIMARY KEY,
            fields {text} NOT NULL)
        """,
        $"""
        CREATE TABLE {prefix}changes (
            sequence BIGINT NOT NULL PRIMARY KEY,
            observed_at {text} NOT NULL,
            business_id {text} NOT NULL,
            account_id {text} NOT NULL,
            kind {text} NOT NULL,
            change {text} NOT NULL)
        """,
        $"""
        CREATE TABLE {prefix}consumers (
            consumer {text} NOT NULL PRIMARY KEY,
            created_at {text} NOT NULL,
            acknowledged BIGINT NOT NULL)
        """,
        $"""
        CREATE TABLE {prefix}snapshots (
            consumer {text} NOT NULL,
            sequence BIGINT NOT NULL,
            edge INTEGER NOT NULL,
            revision BIGINT NOT NULL,
            business_id {text} NOT NULL,
            account {text} NOT NULL,
            PRIMARY KEY (consumer, sequence))
        """,
    ];

    // 0: there are no tables yet.
    private async Task<int> ReadVersionAsync(DbSession session, CancellationToken cancellationToken)
    {
        List<long> tables = await session.QueryAsync(
            new DbStatement(_dialect.FindTable, _table), row => row.GetInt64(0), cancellationToken).ConfigureAwait(false);
        if (tables[0] == 0)
            return 0;

        List<int> versions = await session.QueryAsync(
            new DbStatement($"SELECT version FROM {_table}"), row => row.GetInt32(0), cancellationToken).ConfigureAwait(false);
        if (versions.Count == 0)
        {
            throw new InvalidOperationException(
                $"The table {_table} has no row, so the version of the inventory is unknown; restore the database, or use another prefix.");
        }

        if (versions[0] > Version)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The tables of the inventory have version {versions[0]}, and this WabaClient.Inventory knows versions up to {Version}; ")
                + "update the package, or use another database or prefix.");
        }

        return versions[0];
    }
}
