using WabaClient.Tests.Support;

namespace WabaClient.Tests.Storage;

public sealed class PostgreSqlInventoryStoreTests(PostgresServer server) : StoreContract
{
    private static int _stores;

    private protected override async Task<InventoryStore> CreateStoreAsync() => new DbInventoryStore(
        await server.StartAsync(), InventoryDialect.PostgreSql, $"contract{Interlocked.Increment(ref _stores)}_");
}
