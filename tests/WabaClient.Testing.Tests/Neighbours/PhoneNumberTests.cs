using System.Text.Json;

namespace WabaClient.Testing.Tests;

public sealed class PhoneNumberTests
{
    private static readonly WhatsAppBusinessAccount Shop = new()
    {
        Id = "11",
        PhoneNumbers = new GraphList<WhatsAppBusinessPhoneNumber>
        {
            Items =
            [
                new() { Id = "91", DisplayPhoneNumber = "1 1", QualityRating = "GREEN", AccountMode = "LIVE", IsOfficialBusinessAccount = true, Status = "CONNECTED" },
                new() { Id = "92", DisplayPhoneNumber = "12", ThroughputLevel = "STANDARD", AccountMode = "SANDBOX", Status = "PENDING" },
                new() { Id = "93", AccountMode = "LIVE", IsOfficialBusinessAccount = false },
            ],
        },
    };

    [Fact]
    public async Task The_numbers_of_an_account_have_the_recorded_default_fields()
    {
        await using TestHost host = await StartAsync();

        (_, JsonElement page) = await host.GetAsync("/v26.0/11/phone_numbers");
        (_, JsonElement nested) = await host.GetAsync("/v26.0/11?fields=phone_numbers");

        Assert.Equal(
            """[{"display_phone_number":"1 1","quality_rating":"GREEN","id":"91"},{"display_phone_number":"12","throughput":{"level":"STANDARD"},"id":"92"},{"id":"93"}]""",
            page.GetProperty("data").GetRawText());
        Assert.Equal(
            page.GetProperty("data").GetRawText(),
            nested.GetProperty("phone_numbers").GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task A_nested_list_is_continued_at_the_edge()
    {
        await using TestHost host = await StartAsync();

        (_, JsonElement account) = await host.GetAsync("/v26.0/11?fields=phone_numbers.limit(2){id}");

        string after =
            account.GetProperty("phone_numbers")
                .GetProperty("paging")
                .GetProperty("cursors")
                .GetProperty("after")
                .GetString()!;
        Assert.Equal(
            ["93"],
            await host.ListAsync("/v26.0/11/phone_numbers", "limit=2", "&after=" + Uri.EscapeDataString(after)));
    }

    [Theory]
    [InlineData("""[{"field":"account_mode","operator":"EQUAL","value":"LIVE"}]""", "91,93")]
    [InlineData("""[{"field":"is_official_business_account","operator":"EQUAL","value":true}]""", "91")]
    [InlineData("[{'field':'account_mode','operator':'EQUAL','value':'SANDBOX'}]", "92")]
    public async Task Numbers_are_filtered(string filtering, string expected)
    {
        await using TestHost host = await StartAsync();

        Assert.Equal(
            expected,
            string.Join(',', await host.ListAsync("/v26.0/11/phone_numbers", "limit=1&filtering=" + Uri.EscapeDataString(filtering))));
    }

    [Theory]
    [InlineData("""[{"field":"is_official_business_account","operator":"EQUAL","value":"true"}]""", "Filtering field 'is_official_business_account' with operation 'equal' is not supported")]
    [InlineData("""[{"field":"creation_time","operator":"GREATER_THAN","value":"1"}]""", "Filtering field 'creation_time' with operation 'greater_than' is not supported")]
    public async Task Filters_that_the_edge_has_not_are_refused(string filtering, string message)
    {
        await using TestHost host = await StartAsync();

        Assert.Equal(
            $"400 100 OAuthException: {message}",
            await host.GetErrorAsync("/v26.0/11/phone_numbers?filtering=" + Uri.EscapeDataString(filtering)));
        Assert.Equal(
            $"400 100 OAuthException: {message}",
            await host.GetErrorAsync("/v26.0/11?fields=" + Uri.EscapeDataString($"phone_numbers.filtering({filtering}){{id}}")));
    }

    [Theory]
    [InlineData("last_onboarded_time", "91,92,93")]
    [InlineData("creation_time_ascending", "93,92,91")]
    [InlineData("[\"creation_time_descending\"]", "91,92,93")]
    [InlineData("['last_onboarded_time_ascending']", "93,92,91")]
    public async Task Numbers_are_sorted_in_every_recorded_spelling(string sort, string expected)
    {
        await using TestHost host = await StartAsync();

        Assert.Equal(
            expected,
            string.Join(',', await host.ListAsync("/v26.0/11/phone_numbers", "limit=2&sort=" + Uri.EscapeDataString(sort))));
        Assert.Contains(
            "Cannot sort by creation_time.asc_ascending",
            await host.GetErrorAsync("/v26.0/11/phone_numbers?sort=creation_time.asc"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_names_its_account_by_its_health_only()
    {
        await using TestHost host = await StartAsync();

        (_, JsonElement number) = await host.GetAsync("/v26.0/92?fields=health_status");

        Assert.Equal("LIMITED", number.GetProperty("health_status").GetProperty("can_send_message").GetString());
        Assert.Equal(
            ["PHONE_NUMBER 92", "WABA 11", $"BUSINESS {TestHost.BusinessId}", "APP 670843887433847"],
            number.GetProperty("health_status").GetProperty("entities").EnumerateArray().Select(entity => $"{entity.GetProperty("entity_type")} {entity.GetProperty("id")}"));
        Assert.Equal(
            "400 100 OAuthException: (#100) Tried accessing nonexisting field (whatsapp_business_account) on node type (WhatsAppBusinessPhoneNumber)",
            await host.GetErrorAsync("/v26.0/92?fields=whatsapp_business_account"));
    }

    [Fact]
    public async Task Generated_numbers_are_as_many_as_asked_for_and_can_be_read_by_their_ids()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(5).AddClientAccounts(
            20,
            phoneNumbersPerAccount: 130);
        WhatsAppBusinessAccount account = business.ClientAccounts.Last();
        await using TestHost host = await TestHost.StartAsync(graph);

        List<string> ids = await host.ListAsync($"/v26.0/{account.Id}/phone_numbers", "limit=100");
        (int status, JsonElement number) = await host.GetAsync(
            $"/v26.0/{ids[129]}?fields=id,display_phone_number,is_pin_enabled,certificate");

        Assert.Equal(account.PhoneNumbers!.Items.Select(each => each.Id), ids);
        Assert.Equal(130, ids.Distinct().Count());
        Assert.Equal((200, ids[129]), (status, number.GetProperty("id").GetString()));
        Assert.False(number.TryGetProperty("certificate", out _));
        Assert.Equal(
            20 * 130,
            business.ClientAccounts.SelectMany(each => each.PhoneNumbers!.Items).Select(each => each.Id).Distinct().Count());
        Assert.Empty(graph.AddBusiness("7").AddOwnedAccounts(1, phoneNumbersPerAccount: 0).OwnedAccounts.Single().PhoneNumbers!.Items);
        Assert.Throws<ArgumentOutOfRangeException>(() => business.AddOwnedAccounts(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => business.AddOwnedAccounts(1, 16_385));
    }

    [Fact]
    public async Task What_a_token_cannot_see_does_not_exist_and_what_it_may_not_do_is_refused()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccount(Shop);
        graph.AddToken(TestHost.Token, permissions: ["business_management"]);
        graph.AddToken("blind", businesses: []);
        await using TestHost host = await TestHost.StartAsync(graph);

        foreach (string path in (string[])
        [
            "/v26.0/11", "/v26.0/11/phone_numbers", "/v26.0/11/subscribed_apps", "/v26.0/91",
        ])
            Assert.Equal(
                "403 200 OAuthException: (#200) Requires whatsapp_business_management permission",
                await host.GetErrorAsync(path));
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", "blind");
        foreach (string path in (string[])
        [
            "/v26.0/11", "/v26.0/11/phone_numbers", "/v26.0/11/subscribed_apps", "/v26.0/91",
        ])
            Assert.StartsWith("400 100/33", await host.GetErrorAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_for_a_number_counts_against_its_account()
    {
        FakeGraph graph = new(
            new FakeGraphOptions { RateLimit = FakeRateLimit.PerHour(4), AppRateLimit = FakeRateLimit.PerHour(100) });
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccount(Shop);
        await using TestHost host = await TestHost.StartAsync(graph);

        using HttpResponseMessage number = await host.Http.GetAsync(new Uri("/v26.0/91", UriKind.Relative));
        using HttpResponseMessage unknown = await host.Http.GetAsync(new Uri("/v26.0/404", UriKind.Relative));

        Assert.StartsWith(
            """{"11":[{"type":"whatsapp_business_management","call_count":25""",
            Assert.Single(number.Headers.GetValues("x-business-use-case-usage")),
            StringComparison.Ordinal);
        Assert.False(unknown.Headers.Contains("x-business-use-case-usage"));
        Assert.True(unknown.Headers.Contains("x-app-usage"));
    }

    private static Task<TestHost> StartAsync()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccount(Shop);
        return TestHost.StartAsync(graph);
    }
}
