using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Watching;

/// <summary>A database that becomes full or read-only while businesses are watched.</summary>
public sealed class FailingStoreTests : IDisposable
{
    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("PRAGMA max_page_count = 1")]
    [InlineData("PRAGMA query_only = 1")]
    public async Task A_watch_continues_when_the_database_can_be_written_again(string failure)
    {
        await using SettableDataSource database = new(_file.DataSource);
        Scene scene = new(store: new DbInventoryStore(database, InventoryDialect.Sqlite));
        scene.Own("7", "1");
        scene.Own("8", "2");
        List<AccountChange> changes = [];
        using CancellationTokenSource stop = new();
        Task watch = Task.Run(async () =>
        {
            await foreach (AccountChange change in scene.Inventory.WatchAsync(["7", "8"], "a", stop.Token))
            {
                lock (changes)
                    changes.Add(change);
            }
        });
        await Wait.UntilAsync(() => Count() == 2);

        database.Setting = failure;
        scene.Own("7", Enumerable.Range(100, 300).Select(id => $"{id}"));
        await scene.DriveAsync(
            () => scene.Log.Lines.Count(line => line.Text.Contains("store", StringComparison.OrdinalIgnoreCase)) >= 3,
            TimeSpan.FromMinutes(1));
        Assert.Equal(2, Count());

        database.Setting = "PRAGMA max_page_count = 1000000000; PRAGMA query_only = 0";
        await scene.DriveAsync(() => Count() == 302, TimeSpan.FromMinutes(1));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);

        Assert.Equal(302, changes.Select(change => change.Id).Distinct().Count());
        Assert.Equal(302, (await scene.Inventory.ReadAsync().ToListAsync()).Count);

        int Count()
        {
            lock (changes)
                return changes.Count;
        }
    }

    /// <summary>Connections with a setting that can change, which they get when they are opened.</summary>
    private sealed class SettableDataSource(DbDataSource inner) : DbDataSource
    {
        public string Setting { get; set; } = "PRAGMA query_only = 0";

        public override string ConnectionString => inner.ConnectionString;

        protected override DbConnection CreateDbConnection()
        {
            DbConnection connection = inner.CreateConnection();
            connection.StateChange += (_, change) =>
            {
                if (change.CurrentState != ConnectionState.Open)
                    return;
                using SqliteCommand command = (SqliteCommand)connection.CreateCommand();
                command.CommandText = Setting;
                command.ExecuteNonQuery();
            };
            return connection;
        }
    }
}
