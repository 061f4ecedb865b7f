using System.Data.Common;
using Microsoft.Data.Sqlite;
using WabaClient.Tests.Support;

namespace WabaClient.Benchmarks.Inventory;

/// <summary>A database for an inventory, which is deleted at the end.</summary>
internal sealed class InventoryDatabase : IAsyncDisposable
{
    private readonly PostgresCluster? _cluster;
    private readonly string? _folder;

    private InventoryDatabase(InventoryDialect dialect, DbDataSource dataSource, PostgresCluster? cluster, string? folder)
    {
        Dialect = dialect;
        DataSource = dataSource;
        _cluster = cluster;
        _folder = folder;
    }

    public InventoryDialect Dialect { get; }

    public DbDataSource DataSource { get; }

    public static InventoryDatabase CreateSqlite()
    {
        string folder = Directory.CreateTempSubdirectory("waba-benchmark-").FullName;
        DbDataSource dataSource = SqliteFactory.Instance.CreateDataSource($"Data Source={Path.Combine(folder, "waba.db")}");
        return new InventoryDatabase(InventoryDialect.Sqlite, dataSource, null, folder);
    }

    /// <summary>Null: PostgreSQL is not installed.</summary>
    public static async Task<InventoryDatabase?> CreatePostgresAsync() => await PostgresCluster.StartAsync() is { } cluster
        ? new InventoryDatabase(InventoryDialect.PostgreSql, cluster.DataSource, cluster, null)
        : null;

    /// <summary>Drops a table, and returns by how many bytes the database got smaller.</summary>
    public async Task<long> DropAsync(string table)
    {
        long before = await ReadSizeAsync();
        await ExecuteAsync($"DROP TABLE {table}");
        return before - await ReadSizeAsync();
    }

    /// <summary>Returns the plan of a query, one step per line.</summary>
    public async Task<IReadOnlyList<string>> ExplainAsync(DbStatement statement)
    {
        string explain = _cluster is null ? "EXPLAIN QUERY PLAN " : "EXPLAIN (COSTS OFF) ";
        await using DbSession session = await DbSession.OpenAsync(DataSource, Dialect, CancellationToken.None);
        return await session.QueryAsync(
            statement with { Sql = explain + statement.Sql },
            row => row.GetString(_cluster is null ? 3 : 0),
            CancellationToken.None);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using DbConnection connection = await DataSource.OpenConnectionAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        else
            await DataSource.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    private async Task<long> ReadSizeAsync()
    {
        await ExecuteAsync(_cluster is null ? "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM FULL");
        await using DbConnection connection = await DataSource.OpenConnectionAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = _cluster is null
            ? "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
            : "SELECT pg_database_size(current_database())";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
