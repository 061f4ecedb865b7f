using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Killing;

/// <summary>Kills processes that watch changing businesses, at random moments, and compares what is left with the world.</summary>
/// <remarks>
/// <c>WABA_INVENTORY_KILLS</c> is the number of kills per database, <c>WABA_INVENTORY_SEED</c> the seed. Many kills happen to 200 businesses.
/// </remarks>
[Collection("Kill")]
public sealed class KillTests(PostgresServer postgres, ITestOutputHelper output)
{
    private static readonly int Kills = Setting("WABA_INVENTORY_KILLS", 2);
    private static readonly int Seed = Setting("WABA_INVENTORY_SEED", 20261128);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    [Fact]
    public async Task A_process_on_SQLite_that_is_killed_loses_and_repeats_nothing()
    {
        string file = Path.Combine(Path.GetTempPath(), $"waba-kill-{Guid.NewGuid():N}.db");
        string connectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 120 }.ToString();
        await using DbDataSource database = SqliteFactory.Instance.CreateDataSource(connectionString);
        try
        {
            await RunAsync(database, InventoryDialect.Sqlite, "sqlite", connectionString, processes: 1);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            foreach (string path in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
                File.Delete(path);
        }
    }

    [Fact]
    public async Task Two_processes_on_PostgreSQL_that_are_killed_lose_and_repeat_nothing()
    {
        DbDataSource database = await postgres.StartAsync();
        await using DbConnection connection = await database.OpenConnectionAsync();
        string name = $"kill_{Guid.NewGuid():N}";
        await ExecuteAsync(connection, $"CREATE SCHEMA {name}");
        string connectionString = $"{database.ConnectionString};Search Path={name}";
        await using DbDataSource own = Npgsql.NpgsqlDataSource.Create(connectionString);
        await RunAsync(own, InventoryDialect.PostgreSql, "postgres", connectionString, processes: 2);
    }

    private static int Setting(string name, int value) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int set) ? set : value;

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task RunAsync(
        DbDataSource database, InventoryDialect dialect, string kind, string connectionString, int processes)
    {
        await using (DbConnection connection = await database.OpenConnectionAsync())
        {
            await ExecuteAsync(
                connection,
                "CREATE TABLE applied (sequence BIGINT PRIMARY KEY, change TEXT UNIQUE, kind TEXT, business TEXT, account TEXT, name TEXT)");
        }

        int businesses = Kills < 10 ? 30 : 200;
        await using ChangingGraph graph = await ChangingGraph.StartAsync(businesses, Seed);
        graph.StartChanging();
        Random random = new(Seed);
        string[] arguments = [graph.Address, kind, connectionString, Kills < 10 ? "00:00:02" : "00:00:05", .. graph.Businesses];
        WorkerProcess[] workers = [.. Enumerable.Range(0, processes).Select(_ => new WorkerProcess(arguments))];
        try
        {
            for (int kill = 0; kill < Kills; kill++)
            {
                // The time is determined by the requests that arrive, so that the process is also at work on a slow machine.
                long moment = graph.Requests + random.Next(1, 4 * businesses);
                await UntilAsync(() => Task.FromResult(graph.Requests >= moment), workers);
                int victim = random.Next(processes);
                await workers[victim].KillAsync();
                workers[victim].Dispose();
                workers[victim] = new WorkerProcess(arguments);
            }

            await graph.StopChangingAsync();
            AccountInventory inventory = new(
                new BusinessAccountsClient(new WabaClientOptions { AccessToken = "any-token" }), new DbInventoryStore(database, dialect));
            await UntilAsync(() => IsAtRestAsync(graph, inventory, database), workers);
            await CheckAsync(graph, database);
        }
        finally
        {
            foreach (WorkerProcess worker in workers)
                worker.Dispose();
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, IEnumerable<WorkerProcess> workers)
    {
        using CancellationTokenSource limit = new(Limit);
        while (!await condition())
        {
            foreach (WorkerProcess worker in workers)
                worker.AssertRuns();
            await Task.Delay(20, limit.Token);
        }
    }

    private static async Task<bool> IsAtRestAsync(ChangingGraph graph, AccountInventory inventory, DbDataSource database)
    {
        await Task.Delay(500);
        foreach (EdgeState edge in (await inventory.ReadEdgesAsync().ToListAsync()).Where(edge => edge.PendingRemovals > 0))
            await inventory.AcceptRemovalsAsync(edge.BusinessId, edge.Edge);

        List<(string, string, string?)> world = graph.Accounts;
        List<InventoryEntry> entries = await inventory.ReadAsync().ToListAsync();
        return world.SequenceEqual(
                entries.Select(entry => (entry.BusinessId.Value, entry.Account.Id.Value, entry.Account.Name)).Order())
            && world.SequenceEqual(Fold(await AppliedAsync(database)));
    }

    private static IEnumerable<(string, string, string?)> Fold(IEnumerable<Applied> changes)
    {
        Dictionary<(string, string), string?> state = [];
        foreach (Applied change in changes)
        {
            Assert.Equal(change.Kind != "Added", state.ContainsKey((change.Business, change.Account)));
            if (change.Kind == "Removed")
                state.Remove((change.Business, change.Account));
            else
                state[(change.Business, change.Account)] = change.Name;
        }

        return state.Select(entry => (entry.Key.Item1, entry.Key.Item2, entry.Value)).Order();
    }

    private static async Task<List<Applied>> AppliedAsync(DbDataSource database)
    {
        await using DbConnection connection = await database.OpenConnectionAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "SELECT kind, business, account, name FROM applied ORDER BY sequence";
        await using DbDataReader rows = await command.ExecuteReaderAsync();
        List<Applied> applied = [];
        while (await rows.ReadAsync())
            applied.Add(new Applied(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3)));
        return applied;
    }

    private async Task CheckAsync(ChangingGraph graph, DbDataSource database)
    {
        List<Applied> applied = await AppliedAsync(database);
        Assert.DoesNotContain(applied, change => change.Kind == "Removed" && ChangingGraph.IsKept(change.Account));
        string counts = string.Join(", ", applied.GroupBy(change => change.Kind).OrderBy(kinds => kinds.Key).Select(kinds => $"{kinds.Count()} {kinds.Key}"));
        output.WriteLine(
            $"{Kills} kills, {graph.Businesses.Count()} businesses, seed {Seed}, {graph.Requests} requests, {graph.Accounts.Count} accounts at rest, each change applied once: {counts}");
    }

    private sealed record Applied(string Kind, string Business, string Account, string? Name);
}
