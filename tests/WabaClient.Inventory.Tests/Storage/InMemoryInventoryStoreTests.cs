namespace WabaClient.Tests.Storage;

public sealed class InMemoryInventoryStoreTests : StoreContract
{
    private protected override Task<InventoryStore> OpenAsync() => Task.FromResult<InventoryStore>(new InMemoryInventoryStore());

    private protected override Task ReopenAsync() => Task.CompletedTask;
}
