using System.Data.Common;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Storage;

public sealed class PostgreSqlInventoryStoreTests(PostgresServer server) : DbStoreContract
{
    private protected override InventoryDialect Dialect => InventoryDialect.PostgreSql;

    private protected override int ConsumerInstances => 3;

    private protected override async Task<DbDataSource> OpenDataSourceAsync() => await server.StartAsync();

    [Fact]
    public Task A_process_that_is_killed_at_any_batch_loses_nothing_and_reports_nothing_twice() => KillAsync(hasBatches: true, 30);
}
