namespace WabaClient.Testing.Tests;

[Collection(nameof(AloneInTheProcess))]
public sealed class MillionAccountsTests
{
    private const int Count = 1_000_000;

    [Theory]
    [InlineData(AccountSort.CreationTimeDescending)]
    [InlineData(null)]
    public async Task A_million_accounts_are_listed_in_flat_memory(AccountSort? sort)
    {
        FakeGraph graph = new(new FakeGraphOptions { JournalCapacity = 100 });
        graph.AddBusiness("1").AddOwnedAccounts(Count);
        using HttpClient http = graph.CreateClient();
        BusinessAccountsClient client = new(http, new WabaClientOptions { AccessToken = TestHost.Token });

        int listed = 0;
        long early = 0;
        await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync("1", new AccountQuery { Sort = sort }))
        {
            Assert.NotNull(account.Name);
            listed++;
            if (listed == Count / 10)
                early = GC.GetTotalMemory(forceFullCollection: true);
        }

        long late = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(graph);

        Assert.Equal(Count, listed);
        graph.Journal.AssertRequests(Count / 100);
        Assert.InRange(late - early, long.MinValue, 2_000_000);
    }
}
