using System.Net;

namespace WabaClient.Testing.Tests;

public sealed class ServerTests
{
    [Fact]
    public async Task A_server_listens_on_a_free_port_of_the_loopback_interface()
    {
        FakeGraph graph = new();
        await using FakeGraphServer one = await FakeGraphServer.StartAsync(graph);
        await using FakeGraphServer other = await FakeGraphServer.StartAsync(graph);

        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(one.BaseAddress.Host)));
        Assert.EndsWith("/", one.BaseAddress.AbsoluteUri, StringComparison.Ordinal);
        Assert.NotEqual(one.BaseAddress, other.BaseAddress);
        await Assert.ThrowsAsync<ArgumentNullException>(() => FakeGraphServer.StartAsync(null!));
    }

    [Fact]
    public async Task A_server_can_be_disposed_of_twice_and_while_answers_stall()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId);
        graph.Inject(GraphFault.StalledHeaders(), GraphFault.StalledBody());
        FakeGraphServer server = await FakeGraphServer.StartAsync(graph);
        using HttpClient http = new() { BaseAddress = server.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "token");
        Task<string> headers = Outcome.OfAsync(http, TestHost.Owned);
        Task<string> body = Outcome.OfAsync(http, TestHost.Owned);
        while (graph.Journal.TotalRequests < 2)
            await Task.Yield();

        await server.DisposeAsync();
        await server.DisposeAsync();

        Assert.Contains("Exception", await headers, StringComparison.Ordinal);
        Assert.Contains("Exception", await body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_query_arrives_whole()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId);
        await using TestHost host = await TestHost.StartAsync(HostKind.Kestrel, graph);
        string text = new('x', 40_000);

        Assert.Equal(200, (await host.GetAsync($"{TestHost.Owned}?whatever={text}")).Status);
        Assert.Equal(text, graph.Journal.Requests[0].Query["whatever"]);
    }

    [Fact]
    public async Task An_address_in_absolute_form_is_understood_as_through_a_proxy()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId);
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(graph);
        using HttpClient http = new(
            new SocketsHttpHandler { Proxy = new WebProxy(server.BaseAddress), UseProxy = true });

        using HttpRequestMessage request = new(HttpMethod.Get, "http://graph.example" + TestHost.Owned);
        request.Headers.Authorization = new("Bearer", "token");
        using HttpResponseMessage response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task One_graph_answers_in_memory_and_over_the_wire_at_once()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(1);
        await using TestHost memory = await TestHost.StartAsync(HostKind.Memory, graph);
        await using TestHost kestrel = await TestHost.StartAsync(HostKind.Kestrel, graph);

        Assert.Equal(await memory.ListAsync(TestHost.Owned, ""), await kestrel.ListAsync(TestHost.Owned, ""));
        graph.Journal.AssertRequests(2);
    }

    [Fact]
    public async Task A_client_outlives_nothing_but_its_handler()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId);
        using (HttpClient first = graph.CreateClient())
            first.CancelPendingRequests();
        await using TestHost second = await TestHost.StartAsync(graph);

        Assert.Equal(200, (await second.GetAsync(TestHost.Owned)).Status);
    }
}
