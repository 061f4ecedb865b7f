using System.Text.Json;

namespace WabaClient.Testing.Tests;

/// <summary>The filters that only the client edge has.</summary>
public sealed class ClientFilterTests
{
    [Theory]
    [InlineData("""[{"field":"partners","operator":"ALL","value":["1234567890"]}]""", "1,2,3")]
    [InlineData("""[{"field":"partners","operator":"ALL","value":["77"]}]""", "1,2")]
    [InlineData("""[{"field":"partners","operator":"ALL","value":["77","78"]}]""", "2")]
    [InlineData("""[{"field":"partners","operator":"ALL","value":["78","1234567890"]}]""", "2")]
    [InlineData("""[{"field":"partners","operator":"ALL","value":["79"]}]""", "")]
    [InlineData("[{'field':'marketing_messages_onboarding_status','operator':'IN','value':['ELIGIBLE']}]", "3")]
    [InlineData("""[{"field":"marketing_messages_onboarding_status","operator":"IN","value":["ELIGIBLE","ONBOARDED"]}]""", "1,3")]
    public async Task Accounts_are_filtered_by_partners_and_onboarding(string filtering, string expected)
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        Assert.Equal(
            expected,
            string.Join(',', await host.ListAsync(TestHost.Client, "limit=1&filtering=" + Uri.EscapeDataString(filtering))));
    }

    [Theory]
    [InlineData("""[{"field":"partners","operator":"ALL","value":"77"}]""", "partners", "all")]
    [InlineData("""[{"field":"partners","operator":"IN","value":["77"]}]""", "partners", "in")]
    [InlineData("""[{"field":"marketing_messages_onboarding_status","operator":"IN","value":"ELIGIBLE"}]""", "marketing_messages_onboarding_status", "in")]
    public async Task Other_forms_are_refused(string filtering, string field, string operation)
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        Assert.EndsWith(
            $"Filtering field '{field}' with operation '{operation}' is not supported",
            await host.GetErrorAsync(TestHost.Client + "?filtering=" + Uri.EscapeDataString(filtering)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owned_edge_has_neither_and_generated_accounts_have_the_listing_business_as_partner()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(3).AddClientAccounts(3);
        await using TestHost host = await TestHost.StartAsync(graph);
        string own = "?filtering=" + Uri.EscapeDataString(
            """[{"field":"partners","operator":"ALL","value":["1234567890"]}]""");
        string other = own.Replace("1234567890", "1234567891", StringComparison.Ordinal);

        Assert.EndsWith(
            "Filtering field 'partners' with operation 'all' is not supported",
            await host.GetErrorAsync(TestHost.Owned + own),
            StringComparison.Ordinal);
        Assert.Equal(
            business.ClientAccounts.Select(account => account.Id.Value),
            await host.ListAsync(TestHost.Client, own[1..]));
        Assert.Empty(await host.ListAsync(TestHost.Client, other[1..]));
    }

    private static FakeGraph Graph()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId)
            .AddClientAccount(
                new() { Id = "1", MarketingMessagesOnboardingStatus = "ONBOARDED", AdditionalProperties = Partners("""["77"]""") })
            .AddClientAccount(new() { Id = "2", AdditionalProperties = Partners("""["77","78"]""") })
            .AddClientAccount(new() { Id = "3", MarketingMessagesOnboardingStatus = "ELIGIBLE" });
        return graph;
    }

    private static Dictionary<string, JsonElement> Partners(string json) =>
        new() { ["partners"] = JsonDocument.Parse(json).RootElement };
}
