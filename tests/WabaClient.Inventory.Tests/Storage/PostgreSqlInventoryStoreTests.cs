using System.Data.Common;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Storage;

public sealed class PostgreSqlInventoryStoreTests(PostgresServer server) : DbStoreContract
{
    private protected override InventoryDialect Dialect => InventoryDialect.PostgreSql;

    private protected override int ConsumerInstances => 3;

    private protected override async Task<DbDataSource> OpenDataSourceAsync() => await server.StartAsync();

    [Fact]
    public async Task The_server_ends_a_transaction_whose_process_is_silent_before_it_holds_a_lock()
    {
        List<string> statements = [];
        DbInventoryStore probed = OpenRecorded(statements);

        await probed.OpenConsumerAsync("a", Now, None);
        AssertGuarded($"UPDATE {Prefix}inventory");
        await PassAsync(probed, await probed.ReadBusinessAsync(Accounts.Business, None), AccountEdges.Owned, [new() { Id = "1" }]);
        await PassAsync(probed, await probed.ReadBusinessAsync(Accounts.Business, None), AccountEdges.Client, [new() { Id = "2" }]);
        statements.Clear();
        await PassAsync(probed, await probed.ReadBusinessAsync(Accounts.Business, None), AccountEdges.Owned, [new() { Id = "1" }]);
        AssertGuarded($"SELECT edge, revision FROM {Prefix}edges");

        void AssertGuarded(string locking)
        {
            int begin = statements.LastIndexOf("BEGIN");
            Assert.Contains("idle_in_transaction_session_timeout", statements[begin + 2], StringComparison.Ordinal);
            Assert.StartsWith(locking, statements[begin + 4], StringComparison.Ordinal);
        }
    }

    [Fact]
    public Task A_process_that_is_killed_at_any_batch_loses_nothing_and_reports_nothing_twice() => KillAsync(hasBatches: true, 30);
}
