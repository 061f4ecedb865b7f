using System.Text.Json;

namespace WabaClient.Testing.Tests;

public sealed class FaultConditionTests
{
    [Fact]
    public async Task A_fault_strikes_once()
    {
        await using TestHost host = await StartAsync();
        host.Graph.Inject(GraphFault.Html502());

        Assert.Equal("502 200 200", await StatusesAsync(host, 3));
    }

    [Fact]
    public async Task A_fault_strikes_so_many_times_or_always()
    {
        await using TestHost host = await StartAsync();
        host.Graph.Inject(GraphFault.Html502().Times(2), GraphFault.Text503().Always());

        Assert.Equal("502 502 503 503 503", await StatusesAsync(host, 5));
        host.Graph.ClearFaults();
        Assert.Equal("200", await StatusesAsync(host, 1));
    }

    [Fact]
    public async Task Faults_strike_in_the_order_of_injection_one_a_request()
    {
        await using TestHost host = await StartAsync();
        host.Graph.Inject(
            GraphFault.RateLimited().OnPage(1),
            GraphFault.AccessTokenExpired(),
            GraphFault.Html502().OnPage(1));

        Assert.Equal("400 401 502 200", await StatusesAsync(host, 4));
    }

    [Fact]
    public async Task A_fault_is_not_spent_on_requests_that_do_not_match()
    {
        await using TestHost host = await StartAsync();
        host.Graph.Inject(
            GraphFault.Html502().ForBusiness("99"),
            GraphFault.Text503().When(request => request.Query.ContainsKey("sort")),
            GraphFault.Empty500().OnPage(2));

        Assert.Equal("200 200", await StatusesAsync(host, 2));
        Assert.Equal(200, await StatusAsync(host, "/v26.0/99"));
        Assert.Equal(502, await StatusAsync(host, "/v26.0/99/owned_whatsapp_business_accounts"));
        Assert.Equal(503, await StatusAsync(host, TestHost.Owned + "?sort=creation_time_ascending"));
        Assert.Equal("200", await StatusesAsync(host, 1));
    }

    [Fact]
    public async Task A_page_that_is_asked_for_again_is_the_same_page()
    {
        await using TestHost host = await StartAsync();
        host.Graph.Inject(GraphFault.Html502().OnPage(2).Times(2));

        (_, JsonElement first) = await host.GetAsync(TestHost.Owned + "?limit=2");
        string second = $"{TestHost.Owned}?limit=2&after={Uri.EscapeDataString(first.GetProperty("paging").GetProperty("cursors").GetProperty("after").GetString()!)}";

        Assert.Equal(502, await StatusAsync(host, second));
        Assert.Equal(502, await StatusAsync(host, second));
        Assert.Equal(200, await StatusAsync(host, second));
        host.Graph.Journal.AssertPages(1, 2, 2, 2);
    }

    [Fact]
    public async Task A_fault_can_be_injected_into_several_graphs()
    {
        GraphFault fault = GraphFault.Html502();
        await using TestHost one = await StartAsync();
        await using TestHost other = await StartAsync();
        one.Graph.Inject(fault);
        other.Graph.Inject(fault, fault);

        Assert.Equal("502 200", await StatusesAsync(one, 2));
        Assert.Equal("502 502 200", await StatusesAsync(other, 3));
    }

    [Fact]
    public async Task Chance_is_the_same_for_the_same_seed()
    {
        string first = await RandomAsync(seed: 7, 0.3);

        Assert.Equal(first, await RandomAsync(seed: 7, 0.3));
        Assert.NotEqual(first, await RandomAsync(seed: 8, 0.3));
        Assert.InRange(first.Split(' ').Count(status => status != "200"), 30, 90);
        Assert.Contains("502", first, StringComparison.Ordinal);
        Assert.Contains("503", first, StringComparison.Ordinal);
        Assert.DoesNotContain("200", await RandomAsync(seed: 1, 1), StringComparison.Ordinal);
        Assert.DoesNotContain("50", await RandomAsync(seed: 1, 0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_can_be_let_through_after_some_faults_in_a_row()
    {
        await using TestHost host = await StartAsync();
        host.Graph.InjectRandomly(1, 1, mostInARow: 2, GraphFault.Html502());

        Assert.Equal("502 502 200 502 502 200", await StatusesAsync(host, 6));
    }

    [Fact]
    public async Task Faults_that_are_injected_come_before_those_by_chance_and_conditions_hold_for_both()
    {
        await using TestHost host = await StartAsync();
        host.Graph.InjectRandomly(1, 1, GraphFault.Html502().ForBusiness("99"));
        host.Graph.Inject(GraphFault.Text503());

        Assert.Equal("503 200", await StatusesAsync(host, 2));
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        FakeGraph graph = new();

        Assert.Throws<ArgumentOutOfRangeException>(() => GraphFault.Html502().OnPage(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphFault.Html502().Times(0));
        Assert.Throws<ArgumentNullException>(() => GraphFault.Html502().When(null!));
        Assert.Throws<ArgumentNullException>(() => graph.Inject(null!));
        Assert.Throws<ArgumentNullException>(() => graph.Inject([null!]));
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.InjectRandomly(1, 1.1, GraphFault.Html502()));
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.InjectRandomly(1, 1, 0, GraphFault.Html502()));
        Assert.Throws<ArgumentException>(() => graph.InjectRandomly(1, 1));
    }

    private static async Task<string> RandomAsync(int seed, double probability)
    {
        await using TestHost host = await StartAsync();
        host.Graph.InjectRandomly(seed, probability, GraphFault.Html502(), GraphFault.Text503());
        return await StatusesAsync(host, 200);
    }

    private static async Task<string> StatusesAsync(TestHost host, int count)
    {
        List<int> statuses = [];
        for (int i = 0; i < count; i++)
            statuses.Add(await StatusAsync(host, TestHost.Owned));
        return string.Join(' ', statuses);
    }

    private static async Task<int> StatusAsync(TestHost host, string path)
    {
        using HttpResponseMessage response = await host.Http.GetAsync(new Uri(path, UriKind.Relative));
        return (int)response.StatusCode;
    }

    private static Task<TestHost> StartAsync()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(5);
        graph.AddBusiness("99");
        return TestHost.StartAsync(graph);
    }
}
