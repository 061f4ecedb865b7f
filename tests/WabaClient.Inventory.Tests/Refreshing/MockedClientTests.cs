using System.Runtime.CompilerServices;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Refreshing;

public sealed class MockedClientTests
{
    [Fact]
    public async Task A_mock_can_return_pages_without_reading_the_ids()
    {
        AccountInventory inventory = new(
            new MockedClient(), new InMemoryInventoryStore(), new InventoryOptions { Edges = AccountEdges.Owned });

        InventoryPass pass = await inventory.RefreshAsync(["7"]);

        Assert.Equal((1, 1, 2), (pass.Businesses, pass.Edges, pass.Accounts));
        Assert.Equal(
            ["1", "2"], (await inventory.ReadAsync().ToListAsync()).Select(entry => entry.Account.Id.Value).Order());
    }

    private sealed class MockedClient : BusinessAccountsClient
    {
        public override async IAsyncEnumerable<AccountsPage> ListManyAsync(
            IAsyncEnumerable<BusinessId> businessIds,
            ManyBusinessesQuery? query = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            yield return Page("1", "next");
            yield return Page("2", null);
        }

        private static AccountsPage Page(WabaId id, string? next) => new()
        {
            BusinessId = "7",
            Edge = AccountEdges.Owned,
            Page = new() { Items = [new() { Id = id }], NextCursor = next },
        };
    }
}
