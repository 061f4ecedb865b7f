using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Testing.Tests;

/// <summary>The client that a graph creates for tests.</summary>
public sealed class AccountsClientTests
{
    [Fact]
    public async Task A_transient_fault_needs_no_clock_that_moves()
    {
        // Nobody advances the clock: a wait of any length would never end.
        FakeGraph graph = new(new FakeGraphOptions { TimeProvider = new FakeTimeProvider() });
        FakeBusiness business = graph.AddBusiness("1").AddOwnedAccounts(3);
        graph.Inject(GraphFault.TransientError(), GraphFault.Html502(), GraphFault.ConnectionReset());

        Assert.Equal(
            business.OwnedAccounts.Select(account => account.Id),
            await ListAsync(graph.CreateAccountsClient()));
        graph.Journal.AssertPages(1, 1, 1, 1);
    }

    [Fact]
    public async Task Its_settings_can_be_changed()
    {
        FakeGraph graph = new();
        graph.AddBusiness("1");
        graph.AddToken("mine");
        BusinessAccountsClient client = graph.CreateAccountsClient(
            options => (options.AccessToken, options.MaxRetryAttempts) = ("mine", 0));

        Assert.Empty(await ListAsync(client));
        graph.Inject(GraphFault.TransientError());
        await Assert.ThrowsAsync<GraphApiException>(() => ListAsync(client));
        Assert.Throws<ArgumentException>(() => graph.CreateAccountsClient(options => options.ApiVersion = ""));
    }

    private static async Task<List<WabaId>> ListAsync(BusinessAccountsClient client)
    {
        List<WabaId> ids = [];
        await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync("1"))
            ids.Add(account.Id);
        return ids;
    }
}
