namespace WabaClient.Tests.Storage;

public sealed class InMemoryInventoryStoreTests : StoreContract
{
    private protected override InventoryStore Store { get; } = new InMemoryInventoryStore();
}
