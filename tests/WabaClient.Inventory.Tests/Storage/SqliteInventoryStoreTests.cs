using System.Data.Common;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Storage;

public sealed class SqliteInventoryStoreTests : DbStoreContract
{
    // A busy time-out of the user's that is too short.
    private readonly SqliteFile _file = new("Default Timeout=1");

    private protected override InventoryDialect Dialect => InventoryDialect.Sqlite;

    private protected override Task<DbDataSource> OpenDataSourceAsync() => Task.FromResult(_file.DataSource);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }

    [Fact]
    public async Task The_database_uses_a_write_ahead_log_and_a_busy_time_out_of_30_seconds()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");

        await using DbConnection connection = await _file.DataSource.OpenConnectionAsync();
        Assert.Equal("wal", await ReadAsync(connection, "PRAGMA journal_mode"));
        Assert.Equal(30_000L, await ReadAsync(connection, "PRAGMA busy_timeout"));
        Assert.Equal(2L, await ReadAsync(connection, "PRAGMA synchronous"));
    }

    [Fact]
    public async Task A_database_in_memory_is_refused()
    {
        using DbDataSource memory = Microsoft.Data.Sqlite.SqliteFactory.Instance.CreateDataSource("Data Source=:memory:");

        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(
            () => new DbInventoryStore(memory, InventoryDialect.Sqlite).ReadBusinessAsync("1", None));

        Assert.Contains("InMemoryInventoryStore", e.Message);
    }

    private static async Task<object?> ReadAsync(DbConnection connection, string sql)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
