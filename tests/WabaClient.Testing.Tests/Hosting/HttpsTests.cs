using System.Security.Cryptography.X509Certificates;

namespace WabaClient.Testing.Tests;

public sealed class HttpsTests
{
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task A_server_with_TLS_speaks_both_versions_of_HTTP(string version)
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(3);
        await using FakeGraphServer server = await StartAsync(graph);
        using HttpClient http = TestHost.OverTheWire(server);
        using HttpRequestMessage request =
            new(HttpMethod.Get, TestHost.Owned + "?limit=2") { Version = new Version(version) };
        request.Headers.Authorization = new("Bearer", "a-token");

        using HttpResponseMessage response = await http.SendAsync(request);

        string body = await response.Content.ReadAsStringAsync();
        Assert.Equal(new Version(version), response.Version);
        Assert.Contains(business.OwnedAccounts.First().Id.Value, body, StringComparison.Ordinal);
        Assert.Contains(
            $"\"next\":\"https:\\/\\/127.0.0.1:{server.BaseAddress.Port}\\/v26.0",
            body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_certificate_is_for_localhost_and_no_one_else_trusts_it()
    {
        FakeGraph graph = new();
        await using FakeGraphServer server = await StartAsync(graph);
        await using FakeGraphServer plain = await FakeGraphServer.StartAsync(graph);

        X509Certificate2 certificate = server.Certificate!;
        Assert.Equal("https", server.BaseAddress.Scheme);
        Assert.True(certificate.MatchesHostname("localhost"));
        Assert.True(certificate.MatchesHostname("127.0.0.1"));
        Assert.False(certificate.MatchesHostname("graph.facebook.com"));
        Assert.Null(plain.Certificate);

        using HttpClient suspicious = new();
        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(
            () => suspicious.GetAsync(server.BaseAddress));
        Assert.Equal(HttpRequestError.SecureConnectionError, exception.HttpRequestError);
    }

    [Fact]
    public async Task A_client_of_the_library_lists_over_TLS_and_HTTP2()
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(250);
        await using FakeGraphServer server = await StartAsync(graph);
        using HttpClient http = TestHost.OverTheWire(server);
        BusinessAccountsClient client = new(
            http,
            new WabaClientOptions { AccessToken = "a-token", BaseAddress = server.BaseAddress });

        List<string> ids = [];
        await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync(TestHost.BusinessId))
            ids.Add(account.Id.Value);

        Assert.Equal(business.OwnedAccounts.Select(account => account.Id.Value), ids);
    }

    [Fact]
    public async Task A_port_can_be_chosen_and_must_be_free_and_valid()
    {
        FakeGraph graph = new();
        await using FakeGraphServer first = await FakeGraphServer.StartAsync(graph);
        FakeGraphServerOptions taken = new() { Port = first.BaseAddress.Port };

        await Assert.ThrowsAnyAsync<IOException>(() => FakeGraphServer.StartAsync(graph, taken));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => FakeGraphServer.StartAsync(graph, new FakeGraphServerOptions { Port = 65_536 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => FakeGraphServer.StartAsync(graph, new FakeGraphServerOptions { Port = -1 }));

        await first.DisposeAsync();
        await using FakeGraphServer second = await FakeGraphServer.StartAsync(graph, taken);
        Assert.Equal(first.BaseAddress, second.BaseAddress);
    }

    private static Task<FakeGraphServer> StartAsync(FakeGraph graph) =>
        FakeGraphServer.StartAsync(graph, new FakeGraphServerOptions { UseHttps = true });
}
