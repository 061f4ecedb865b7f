namespace WabaClient.Tests.Storage;

public sealed class InMemoryInventoryStoreTests : StoreContract
{
    private protected override Task<InventoryStore> CreateStoreAsync() =>
        Task.FromResult<InventoryStore>(new InMemoryInventoryStore());
}
