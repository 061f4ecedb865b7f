namespace WabaClient.Testing.Tests;

public sealed class PathTests
{
    [Theory]
    [InlineData("/v26.0/1234567890/owned_whatsapp_business_accounts", "v26.0")]
    [InlineData("/v26.0/1234567890/owned_whatsapp_business_accounts/", "v26.0")]
    [InlineData("/v23.0/1234567890/client_whatsapp_business_accounts", "v23.0")]
    [InlineData("/v21.0/5", "v21.0")]
    [InlineData("/v18.0/5", "v21.0")]
    [InlineData("/5", "v21.0")]
    [InlineData("/1234567890/owned_whatsapp_business_accounts", "v21.0")]
    public async Task A_version_is_served_or_the_oldest_that_can_still_be_used(string path, string served)
    {
        await using TestHost host = await StartAsync();

        using HttpResponseMessage response = await host.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(served, Assert.Single(response.Headers.GetValues("facebook-api-version")));
    }

    [Fact]
    public async Task A_version_that_is_not_there_yet_is_an_unknown_path()
    {
        await using TestHost host = await StartAsync();

        Assert.Equal(
            "400 2500 OAuthException: Unknown path components: /1234567890/owned_whatsapp_business_accounts",
            await host.GetErrorAsync("/v27.0/1234567890/owned_whatsapp_business_accounts"));
    }

    [Fact]
    public async Task The_versions_can_be_set()
    {
        FakeGraph graph = new(new FakeGraphOptions { OldestVersion = "v25.0", NewestVersion = "v27.0" });
        graph.AddBusiness("1");
        await using TestHost host = await TestHost.StartAsync(graph);

        using HttpResponseMessage response = await host.Http.GetAsync(new Uri("/v24.0/1", UriKind.Relative));

        Assert.Equal("v25.0", Assert.Single(response.Headers.GetValues("facebook-api-version")));
        Assert.Equal(200, (await host.GetAsync("/v27.0/1")).Status);
        Assert.Throws<ArgumentException>(() => new FakeGraph(new FakeGraphOptions { NewestVersion = "26" }));
        Assert.Throws<ArgumentException>(() => new FakeGraph(new FakeGraphOptions { OldestVersion = "" }));
    }

    [Theory]
    [InlineData("/v26.0/404")]
    [InlineData("/v26.0/404/owned_whatsapp_business_accounts")]
    public async Task An_object_that_does_not_exist_gets_400_and_33(string path)
    {
        await using TestHost host = await StartAsync();

        Assert.StartsWith(
            "400 100/33 GraphMethodException: Unsupported get request. Object with ID '404' does not exist, cannot be loaded due to missing permissions, or does not support this operation.",
            await host.GetErrorAsync(path),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_id_of_an_account_is_not_the_id_of_a_business()
    {
        await using TestHost host = await StartAsync();

        Assert.Equal(
            "400 100 OAuthException: (#100) Tried accessing nonexisting field (owned_whatsapp_business_accounts) on node type (WhatsAppBusinessAccount)",
            await host.GetErrorAsync("/v26.0/5/owned_whatsapp_business_accounts"));
    }

    [Fact]
    public async Task Nothing_can_be_written()
    {
        await using TestHost host = await StartAsync();

        using HttpResponseMessage response = await host.Http.PostAsync(
            new Uri(TestHost.Owned, UriKind.Relative),
            new StringContent("name=x"));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains(
            "Unsupported post request.",
            await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HostKind.Memory)]
    [InlineData(HostKind.Kestrel)]
    public async Task A_body_on_a_GET_is_read_and_ignored(HostKind kind)
    {
        await using TestHost host = await StartAsync(kind);
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(TestHost.Owned, UriKind.Relative)) { Content = new StringContent(new string('x', 100_000)) };

        using HttpResponseMessage response = await host.Http.SendAsync(request);

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/v26.0/you", "/you")]
    [InlineData("/v26.0/5/whatever", "/whatever")]
    [InlineData("/v26.0/debug_token/phone_numbers", "/phone_numbers")]
    [InlineData("/v26.0/1234567890/owned_whatsapp_business_accounts/5", "/owned_whatsapp_business_accounts/5")]
    [InlineData("/", "/")]
    public async Task A_path_that_the_fake_does_not_model_throws_in_memory_and_is_an_unknown_path_on_the_wire(
        string path,
        string components)
    {
        await using TestHost memory = await StartAsync();
        await using TestHost kestrel = await StartAsync(HostKind.Kestrel);

        UnmatchedRequestException exception = await Assert.ThrowsAsync<UnmatchedRequestException>(
            () => memory.Http.GetAsync(new Uri(path, UriKind.Relative)));

        Assert.StartsWith(
            $"GET {path} is not a request that the fake Graph supports.",
            exception.Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "GET [/vN.0]/{business-id}/owned_whatsapp_business_accounts",
            exception.Message,
            StringComparison.Ordinal);
        Assert.Equal(
            $"400 2500 OAuthException: Unknown path components: {components}",
            await kestrel.GetErrorAsync(path));
        memory.Graph.Journal.AssertRequests(1);
    }

    [Theory]
    [InlineData(HostKind.Memory)]
    [InlineData(HostKind.Kestrel)]
    public async Task Answers_have_Graphs_headers_the_same_for_the_same_seed(HostKind kind)
    {
        await using TestHost host = await StartAsync(kind);
        await using TestHost twin = await StartAsync(kind);

        using HttpResponseMessage response = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));
        using HttpResponseMessage same = await twin.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));
        using HttpResponseMessage next = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));

        foreach (string name in (string[])["x-fb-request-id", "x-fb-trace-id", "X-FB-Debug"])
        {
            string value = Assert.Single(response.Headers.GetValues(name));
            Assert.Equal(value, Assert.Single(same.Headers.GetValues(name)));
            Assert.NotEqual(value, Assert.Single(next.Headers.GetValues(name)));
        }

        Assert.Equal(
            Assert.Single(response.Headers.GetValues("x-fb-rev")),
            Assert.Single(next.Headers.GetValues("x-fb-rev")));
        Assert.Equal(
            "application/json; charset=UTF-8",
            Assert.Single(response.Content.Headers.NonValidated["Content-Type"]));
        Assert.NotNull(response.Headers.Date);
        Assert.False(response.Headers.Contains("Server"));
    }

    private static Task<TestHost> StartAsync(HostKind kind = HostKind.Memory)
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccount(new() { Id = "5" });
        return TestHost.StartAsync(kind, graph);
    }
}
