using System.Text.Json;

namespace WabaClient.Testing.Tests;

public sealed class GivenAccountsTests
{
    [Fact]
    public async Task A_given_account_is_listed_as_it_was_given()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccount(
            new WhatsAppBusinessAccount { Id = "19063852327432519", Name = "Lucky Shrub & Söhne", Currency = "EUR" });
        await using TestHost host = await TestHost.StartAsync(graph);

        (_, JsonElement page) = await host.GetAsync(TestHost.Owned);

        Assert.Equal(
            """{"id":"19063852327432519","name":"Lucky Shrub & Söhne","currency":"EUR"}""",
            page.GetProperty("data")[0].GetRawText().Replace("\\u0026", "&", StringComparison.Ordinal).Replace("\\u00F6", "ö", StringComparison.Ordinal));
    }

    [Fact]
    public void An_id_is_on_an_edge_once()
    {
        FakeBusiness business = new FakeGraph().AddBusiness("1").AddOwnedAccounts(3).AddOwnedAccount(
            new() { Id = "5" });

        Assert.Throws<ArgumentException>(() => business.AddOwnedAccount(new() { Id = "5" }));
        Assert.Throws<ArgumentException>(
            () => business.AddOwnedAccount(new() { Id = business.OwnedAccounts.First().Id }));
        Assert.Throws<ArgumentNullException>(() => business.AddOwnedAccount(null!));
        business.AddClientAccount(new() { Id = "5" });
    }

    [Fact]
    public void A_removed_account_can_come_back()
    {
        FakeBusiness business = new FakeGraph().AddBusiness("1")
            .AddClientAccount(new() { Id = "5", Name = "before" })
            .AddClientAccount(new() { Id = "6" });

        Assert.True(business.RemoveClientAccount("5"));
        Assert.Equal(["6"], business.ClientAccounts.Select(account => account.Id.Value));
        business.AddClientAccount(new() { Id = "5", Name = "after" });

        Assert.Equal(["", "after"], business.ClientAccounts.Select(account => account.Name ?? ""));
    }

    [Fact]
    public async Task An_account_is_read_through_whichever_business_has_it()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness("1").AddClientAccount(new() { Id = "5", Name = "Lucky Shrub" });
        await using TestHost host = await TestHost.StartAsync(graph);

        (_, JsonElement account) = await host.GetAsync("/v26.0/5");
        Assert.Equal("Lucky Shrub", account.GetProperty("name").GetString());

        business.HideClientAccounts(account => account.Id == "5");
        Assert.StartsWith(
            "400 100/33 GraphMethodException: Unsupported get request. Object with ID '5' does not exist",
            await host.GetErrorAsync("/v26.0/5"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_business_is_there_once()
    {
        FakeGraph graph = new();
        graph.AddBusiness("1");

        Assert.Throws<ArgumentException>(() => graph.AddBusiness("1"));
        Assert.Throws<ArgumentException>(() => graph.AddBusiness(default));
    }
}
