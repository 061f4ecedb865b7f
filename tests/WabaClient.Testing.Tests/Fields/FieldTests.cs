using System.Text.Json;

namespace WabaClient.Testing.Tests;

public sealed class FieldTests
{
    private static readonly WhatsAppBusinessAccount Account = new()
    {
        Id = "11",
        Name = "Lucky Shrub",
        Currency = "EUR",
        Country = "DE",
        CreationTime = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
        OwnerBusinessInfo = new BusinessInfo { Id = "1234567890", Name = "Owner" },
        PermittedTasks = ["MANAGE"],
        PhoneNumbers = new GraphList<WhatsAppBusinessPhoneNumber>
        {
            Items =
            [
                .. Enumerable.Range(1, 7).Select(
                    i => new WhatsAppBusinessPhoneNumber { Id = $"9{i}", DisplayPhoneNumber = $"1 {i}", Status = "CONNECTED" }),
            ],
        },
        AdditionalProperties = new Dictionary<string, JsonElement> { ["brand_new"] = JsonDocument.Parse("""{"a":[1,2],"b":3}""").RootElement },
    };

    [Theory]
    [InlineData("", """{"id":"11","name":"Lucky Shrub","currency":"EUR"}""")]
    [InlineData("name", """{"name":"Lucky Shrub","id":"11"}""")]
    [InlineData("currency,id,name", """{"currency":"EUR","id":"11","name":"Lucky Shrub"}""")]
    [InlineData("creation_time,status,country", """{"creation_time":1700000000,"country":"DE","id":"11"}""")]
    [InlineData("owner_business_info", """{"owner_business_info":{"id":"1234567890","name":"Owner"},"id":"11"}""")]
    [InlineData("owner_business_info{name}", """{"owner_business_info":{"name":"Owner","id":"1234567890"},"id":"11"}""")]
    [InlineData("brand_new", """{"brand_new":{"a":[1,2],"b":3},"id":"11"}""")]
    [InlineData(" id , name ", """{"id":"11","name":"Lucky Shrub"}""")]
    public async Task An_account_has_the_fields_that_were_asked_for_and_its_id(string fields, string expected)
    {
        await using TestHost host = await TestHost.StartAsync(Graph());
        string query = fields.Length == 0 ? "" : "?fields=" + Uri.EscapeDataString(fields);

        (_, JsonElement listed) = await host.GetAsync(TestHost.Owned + query);
        (_, JsonElement read) = await host.GetAsync("/v26.0/11" + query);

        Assert.Equal(expected, listed.GetProperty("data")[0].GetRawText());
        Assert.Equal(expected, read.GetRawText());
    }

    [Fact]
    public async Task Permitted_tasks_are_on_the_client_edge_only()
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        (_, JsonElement page) = await host.GetAsync(TestHost.Client + "?fields=permitted_tasks");

        Assert.Equal("""{"permitted_tasks":["MANAGE"],"id":"11"}""", page.GetProperty("data")[0].GetRawText());
        Assert.Equal(
            "400 100 OAuthException: (#100) Tried accessing nonexisting field (permitted_tasks) on node type (WhatsAppBusinessAccount)",
            await host.GetErrorAsync(TestHost.Owned + "?fields=permitted_tasks"));
        Assert.StartsWith(
            "400 100",
            await host.GetErrorAsync("/v26.0/11?fields=permitted_tasks"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,unified_cert_status", "400 100 OAuthException: (#100) Tried accessing nonexisting field (unified_cert_status) on node type (WhatsAppBusinessAccount)")]
    [InlineData("phone_numbers{unified_cert_status}", "400 100 OAuthException: (#100) Tried accessing nonexisting field (unified_cert_status) on node type (WhatsAppBusinessPhoneNumber)")]
    [InlineData("phone_numbers.as(numbers)", "400 100 OAuthException: (#100) Unknown fields: numbers.")]
    [InlineData("id,,name", "400 2500 OAuthException: Syntax error \"Unexpected input.\" at character 3: id,,name")]
    [InlineData("phone_numbers{id", "400 2500 OAuthException: Syntax error \"Unexpected input.\" at character 16: phone_numbers{id")]
    [InlineData("phone_numbers.limit(x)", "400 2500 OAuthException: Syntax error \"Unexpected input.\" at character 22: phone_numbers.limit(x)")]
    [InlineData("id}", "400 2500 OAuthException: Syntax error \"Unexpected input.\" at character 2: id}")]
    [InlineData("id;name", "400 2500 OAuthException: Syntax error \"Unexpected input.\" at character 2: id;name")]
    public async Task A_field_that_does_not_exist_fails_the_whole_request(string fields, string expected)
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        Assert.Equal(expected, await host.GetErrorAsync($"{TestHost.Owned}?fields={Uri.EscapeDataString(fields)}"));
    }

    [Fact]
    public async Task A_nested_edge_has_a_page_of_its_own()
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        (_, JsonElement page) = await host.GetAsync(
            TestHost.Owned + "?fields=phone_numbers.limit(5){display_phone_number}");

        JsonElement numbers = page.GetProperty("data")[0].GetProperty("phone_numbers");
        Assert.Equal(5, numbers.GetProperty("data").GetArrayLength());
        Assert.Equal("""{"display_phone_number":"1 1","id":"91"}""", numbers.GetProperty("data")[0].GetRawText());
        Assert.StartsWith(
            "https://graph.facebook.com/v26.0/11/phone_numbers?limit=5&after=",
            numbers.GetProperty("paging").GetProperty("next").GetString()!,
            StringComparison.Ordinal);

        string after = numbers.GetProperty("paging").GetProperty("cursors").GetProperty("after").GetString()!;
        string fields = Uri.EscapeDataString($"phone_numbers.limit(5).after({after}){{id}}");
        (_, page) = await host.GetAsync($"{TestHost.Owned}?fields={fields}");

        numbers = page.GetProperty("data")[0].GetProperty("phone_numbers");
        Assert.Equal("""[{"id":"96"},{"id":"97"}]""", numbers.GetProperty("data").GetRawText());
        Assert.False(numbers.GetProperty("paging").TryGetProperty("next", out _));
    }

    [Fact]
    public async Task A_nested_edge_that_was_given_as_cut_off_has_a_next()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccount(
            Account with { PhoneNumbers = Account.PhoneNumbers! with { HasMore = true } });
        await using TestHost host = await TestHost.StartAsync(graph);

        (_, JsonElement page) = await host.GetAsync(TestHost.Owned + "?fields=phone_numbers");

        Assert.True(page.GetProperty("data")[0].GetProperty("phone_numbers").GetProperty("paging").TryGetProperty("next", out _));
    }

    [Fact]
    public async Task A_business_has_a_name_and_an_id()
    {
        await using TestHost host = await TestHost.StartAsync(Graph());

        (_, JsonElement business) = await host.GetAsync($"/v26.0/{TestHost.BusinessId}");

        Assert.Equal("""{"id":"1234567890","name":"Owner"}""", business.GetRawText());
        Assert.Equal(
            "400 100 OAuthException: (#100) Tried accessing nonexisting field (currency) on node type (Business)",
            await host.GetErrorAsync($"/v26.0/{TestHost.BusinessId}?fields=currency"));
    }

    private static FakeGraph Graph()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId, "Owner").AddOwnedAccount(Account).AddClientAccount(Account);
        return graph;
    }
}
