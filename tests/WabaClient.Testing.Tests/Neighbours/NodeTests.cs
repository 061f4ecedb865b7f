using System.Text.Json;

namespace WabaClient.Testing.Tests;

/// <summary>Subscribed apps, businesses, empty edges, and which kind of object an id is of.</summary>
public sealed class NodeTests
{
    [Fact]
    public async Task The_graphs_own_app_is_subscribed_until_others_are_set()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccount(new() { Id = "11" });
        await using TestHost host = await TestHost.StartAsync(graph);

        (_, JsonElement own) = await host.GetAsync("/v26.0/11/subscribed_apps");
        graph.SetSubscribedApps(
            "11",
            new FakeApp("9", "Other App") { Category = "Business", OverrideCallbackUri = new Uri("https://hooks.example.test/waba") });
        (_, JsonElement other) = await host.GetAsync("/v26.0/11/subscribed_apps");
        (_, JsonElement app) = await host.GetAsync("/v26.0/9?fields=name");
        graph.SetSubscribedApps("11");
        (_, JsonElement none) = await host.GetAsync("/v26.0/11?fields=subscribed_apps");

        Assert.Equal(
            """[{"whatsapp_business_api_data":{"link":"https://www.facebook.com/games/?app_id=670843887433847","name":"Fake App","id":"670843887433847"}}]""",
            own.GetProperty("data").GetRawText());
        Assert.Equal(
            """[{"whatsapp_business_api_data":{"category":"Business","link":"https://www.facebook.com/games/?app_id=9","name":"Other App","id":"9"},"override_callback_uri":"https://hooks.example.test/waba"}]""",
            other.GetProperty("data").GetRawText());
        Assert.Equal("""{"name":"Other App","id":"9"}""", app.GetRawText());
        Assert.Equal("""{"subscribed_apps":{"data":[]},"id":"11"}""", none.GetRawText());
    }

    [Fact]
    public async Task An_edge_of_which_the_fake_has_nothing_is_empty_unless_a_test_gives_it()
    {
        FakeGraph graph = new();
        JsonElement given =
            JsonDocument.Parse("""{"data":[{"id":"1","name":"hello"},{"id":"2","name":"bye"}]}""").RootElement;
        graph.AddBusiness(TestHost.BusinessId)
            .AddOwnedAccount(new() { Id = "11" })
            .AddOwnedAccount(
                new() { Id = "12", AdditionalProperties = new Dictionary<string, JsonElement> { ["message_templates"] = given } });
        await using TestHost host = await TestHost.StartAsync(graph);

        (_, JsonElement empty) = await host.GetAsync(
            "/v26.0/11?fields=message_templates,conversation_analytics.start(1).end(2).granularity(DAILY),audiences.limit(3)");
        (_, JsonElement full) = await host.GetAsync("/v26.0/12/message_templates?limit=1&fields=name");
        (_, JsonElement analytics) = await host.GetAsync(
            "/v26.0/11?fields=analytics.start(1).end(2).granularity(DAY).phone_numbers([])");

        Assert.Equal(
            """{"message_templates":{"data":[]},"conversation_analytics":{"data":[]},"audiences":{"data":[]},"id":"11"}""",
            empty.GetRawText());
        Assert.Equal("""[{"name":"hello","id":"1"}]""", full.GetProperty("data").GetRawText());
        Assert.True(full.GetProperty("paging").TryGetProperty("next", out _));
        Assert.Equal("""{"analytics":{"granularity":"DAY","data_points":[]},"id":"11"}""", analytics.GetRawText());
    }

    [Theory]
    [InlineData("11", "WhatsAppBusinessAccount")]
    [InlineData("91", "WhatsAppBusinessPhoneNumber")]
    [InlineData(TestHost.BusinessId, "Business")]
    [InlineData("670843887433847", "Application")]
    [InlineData("me", "User")]
    public async Task A_wrong_field_names_the_kind_of_object(string id, string kind)
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccount(
            new() { Id = "11", PhoneNumbers = new() { Items = [new() { Id = "91" }] } });
        await using TestHost host = await TestHost.StartAsync(graph);

        Assert.EndsWith(
            $"(x) on node type ({kind})",
            await host.GetErrorAsync($"/v26.0/{id}?fields=x"),
            StringComparison.Ordinal);
        string edge = kind == "WhatsAppBusinessAccount" ? "businesses" : "phone_numbers";
        Assert.EndsWith(
            $"({edge}) on node type ({kind})",
            await host.GetErrorAsync($"/v26.0/{id}/{edge}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_field_that_Metas_newest_SDKs_ask_for_is_known()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(1).AddClientAccounts(1);
        await using TestHost host = await TestHost.StartAsync(graph);
        const string Account =
            "account_review_status,analytics,auth_international_rate_eligibility,business_verification_status,country,creation_time,currency,"
            + "disable_marketing_messages_on_cloud_api,health_status,id,is_enabled_for_insights,is_shared_with_partners,linked_commerce_account,"
            + "marketing_messages_ad_account,marketing_messages_lite_api_status,marketing_messages_onboarding_status,message_template_namespace,name,"
            + "on_behalf_of_business_info,owner_business,owner_business_info,ownership_type,primary_business_location,primary_funding_id,"
            + "purchase_order_number,status,template_auto_archival_enabled,timezone_id,whatsapp_business_manager_messaging_limit,"
            + "whatsapp_manager_marketing_messages_max_price_enroll_status";
        const string Business = "id,name,verification_status,timezone_id,created_time,marketing_messages_onboarding_status,whatsapp_business_manager_messaging_limit,vertical,link";

        Assert.Equal(200, (await host.GetAsync($"{TestHost.Owned}?fields={Account}")).Status);
        (_, JsonElement client) = await host.GetAsync(
            $"{TestHost.Client}?fields={Account},permitted_tasks,business_type");
        (_, JsonElement read) = await host.GetAsync(
            $"/v26.0/{TestHost.BusinessId}?fields={Business},owned_whatsapp_business_accounts{{id}}");

        Assert.Equal("ent", client.GetProperty("data")[0].GetProperty("business_type").GetString());
        Assert.Equal("verified", read.GetProperty("verification_status").GetString());
        Assert.Equal(
            business.OwnedAccounts.Single().Id.Value,
            read.GetProperty("owned_whatsapp_business_accounts").GetProperty("data")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_total_count_is_there_if_it_is_asked_for()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(30);
        await using TestHost host = await TestHost.StartAsync(graph);
        string filtering = Uri.EscapeDataString("""[{"field":"ownership_type","operator":"IN","value":["NOTHING"]}]""");

        (_, JsonElement page) = await host.GetAsync(TestHost.Owned + "?limit=2&summary=total_count");
        (_, JsonElement none) = await host.GetAsync($"{TestHost.Owned}?summary=total_count&filtering={filtering}");

        Assert.Equal("""{"total_count":30}""", page.GetProperty("summary").GetRawText());
        Assert.Equal("""{"data":[],"summary":{"total_count":0}}""", none.GetRawText());
    }
}
