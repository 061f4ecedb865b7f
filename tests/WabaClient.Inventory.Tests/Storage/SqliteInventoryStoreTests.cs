using WabaClient.Tests.Support;

namespace WabaClient.Tests.Storage;

public sealed class SqliteInventoryStoreTests : StoreContract
{
    private readonly SqliteFile _file = new();

    private protected override Task<InventoryStore> CreateStoreAsync() =>
        Task.FromResult<InventoryStore>(new DbInventoryStore(_file.DataSource, InventoryDialect.Sqlite));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _file.Dispose();
    }
}
