using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WabaClient.Testing;

namespace WabaClient.Tests.Readme;

/// <summary>Every C# block about the inventory, between markers, compiled and run.</summary>
public sealed class InventorySnippets : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly FakeGraph _graph = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"waba-readme-{Guid.NewGuid():N}.db");

    public InventorySnippets() => _graph.AddBusiness("1234567890").AddOwnedAccounts(3);

    private string ConnectionString => new SqliteConnectionStringBuilder { DataSource = _file, Pooling = false }.ToString();

    [Fact]
    public async Task A_consumer_watches_and_acknowledges()
    {
        BusinessAccountsClient client = _graph.CreateAccountsClient();
        InMemoryInventoryStore store = new();
        async Task WatchAsync()
        {
            // snippet
            AccountInventory inventory = new(client, store);
            await foreach (AccountChange change in inventory.WatchAsync(["1234567890"], consumer: "crm"))
                await inventory.AcknowledgeAsync("crm", change.Sequence);

            // end
        }

        // The loop of the snippet ends with the process only.
        Task watching = WatchAsync();
        AccountInventory other = new(client, store);
        using CancellationTokenSource limit = new(Limit);
        while (await CountAsync(other.ReadAsync()) < 3 || await CountAsync(other.ReadChangesAsync("crm")) > 0)
            await Task.Delay(50, limit.Token);
        Assert.False(watching.IsCompleted);
    }

    [Fact]
    public async Task A_host_gives_changes_to_a_handler_that_acknowledges_them_in_its_transaction()
    {
        string connectionString = ConnectionString;
        CrmTable table = new();
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([new("Waba:AccessToken", "any-token")]);
        builder.Services.AddSingleton(table);
        DbDataSource database = SqliteFactory.Instance.CreateDataSource(connectionString);
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(new DbInventoryStore(database, InventoryDialect.Sqlite));

        // snippet
        builder.Services.AddWabaClient(builder.Configuration.GetSection("Waba"));
        builder.Services.AddWabaInventory(options => options.PhoneNumbers = true)
            .UseStore(_ => new DbInventoryStore(SqliteFactory.Instance.CreateDataSource(connectionString), InventoryDialect.Sqlite))
            .Watch("1234567890")
            .AddHandler<CrmHandler>("crm");

        // end
        builder.Services.AddWabaClient().UseFakeGraph(_graph);
        using IHost host = builder.Build();
        await host.StartAsync();
        using CancellationTokenSource limit = new(Limit);
        while (table.Count < 3)
            await Task.Delay(50, limit.Token);
        await host.StopAsync();
        Assert.Equal(3, table.Count);
    }

    public void Dispose()
    {
        foreach (string file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_file) + "*"))
            File.Delete(file);
    }

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> items)
    {
        int count = 0;
        await foreach (T _ in items)
            count++;
        return count;
    }

    private sealed class CrmTable
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Add() => Interlocked.Increment(ref _count);
    }

    private sealed class CrmHandler(DbDataSource database, DbInventoryStore store, CrmTable table) : IAccountChangeHandler
    {
        // snippet
        public async ValueTask HandleAsync(AccountChange change, CancellationToken cancellationToken)
        {
            await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
            await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
            await store.AcknowledgeAsync(transaction, "crm", change.Sequence, cancellationToken);
            await SaveAsync(transaction, change);
            await transaction.CommitAsync(cancellationToken);
        }

        // end
        private Task SaveAsync(DbTransaction transaction, AccountChange change)
        {
            Assert.NotNull(transaction.Connection);
            if (change.PhoneNumberId is null)
                table.Add();
            return Task.CompletedTask;
        }
    }
}
