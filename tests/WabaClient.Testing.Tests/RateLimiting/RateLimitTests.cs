using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Testing.Tests;

public sealed class RateLimitTests
{
    private const string Throttled =
        "400 80008 OAuthException: (#80008) There have been too many calls to this WhatsApp Business account.";

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Calls_beyond_the_quota_get_80008_until_the_window_has_moved_on()
    {
        await using TestHost host = await StartAsync(new FakeGraphOptions { RateLimit = FakeRateLimit.PerHour(3) });
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(200, (await host.GetAsync(TestHost.Owned)).Status);
            _time.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.StartsWith(Throttled, await host.GetErrorAsync(TestHost.Owned), StringComparison.Ordinal);

        // The refused call counts too: the window holds calls from minute 10, 20 and 30.
        _time.Advance(TimeSpan.FromMinutes(39));
        Assert.StartsWith(Throttled, await host.GetErrorAsync(TestHost.Owned), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(200, (await host.GetAsync(TestHost.Owned)).Status);
    }

    [Fact]
    public async Task Calls_while_blocked_lengthen_the_block()
    {
        await using TestHost host = await StartAsync(new FakeGraphOptions { RateLimit = FakeRateLimit.PerHour(2) });
        await host.GetAsync(TestHost.Owned);
        await host.GetAsync(TestHost.Owned);

        Assert.Equal(60, await MinutesToRegainAsync(host));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(50, await MinutesToRegainAsync(host));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(50, await MinutesToRegainAsync(host));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(50, await MinutesToRegainAsync(host));
    }

    [Fact]
    public async Task Usage_is_told_in_whole_per_cent()
    {
        await using TestHost host = await StartAsync(
            new FakeGraphOptions { RateLimit = FakeRateLimit.PerHour(3), AppRateLimit = FakeRateLimit.PerHour(200) });

        Assert.Equal(
            """{"1234567890":[{"type":"whatsapp_business_management","call_count":33,"total_cputime":8,"total_time":8,"estimated_time_to_regain_access":0}]}""",
            await HeaderAsync(host, "x-business-use-case-usage"));
        Assert.Equal("""{"call_count":1,"total_cputime":0,"total_time":0}""", await HeaderAsync(host, "x-app-usage"));
        await host.GetAsync(TestHost.Owned);
        Assert.Contains(
            "\"call_count\":100,",
            await HeaderAsync(host, "x-business-use-case-usage"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_business_has_a_quota_of_its_own()
    {
        await using TestHost host = await StartAsync(new FakeGraphOptions { RateLimit = FakeRateLimit.PerHour(1) });
        await host.GetAsync(TestHost.Owned);

        Assert.StartsWith(Throttled, await host.GetErrorAsync(TestHost.Client), StringComparison.Ordinal);
        Assert.Equal(200, (await host.GetAsync("/v26.0/99/owned_whatsapp_business_accounts")).Status);
        Assert.Equal(200, (await host.GetAsync("/v26.0/5")).Status);
    }

    [Fact]
    public async Task The_app_has_a_quota_for_all_calls()
    {
        await using TestHost host = await StartAsync(
            new FakeGraphOptions { AppRateLimit = FakeRateLimit.Per(TimeSpan.FromSeconds(1), 2) });
        await host.GetAsync(TestHost.Owned);
        await host.GetAsync("/v26.0/5");

        Assert.Equal(
            "400 4 OAuthException: (#4) Application request limit reached",
            await host.GetErrorAsync("/v26.0/99"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await host.GetAsync("/v26.0/99")).Status);
    }

    [Fact]
    public async Task Without_limits_there_are_no_usage_headers()
    {
        await using TestHost host = await StartAsync(new FakeGraphOptions());

        using HttpResponseMessage response = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));

        Assert.False(response.Headers.Contains("x-app-usage"));
        Assert.False(response.Headers.Contains("x-business-use-case-usage"));
    }

    [Fact]
    public async Task Calls_without_a_valid_token_do_not_count()
    {
        await using TestHost host = await StartAsync(new FakeGraphOptions { RateLimit = FakeRateLimit.PerHour(1) });
        host.Graph.AddToken("good");

        await host.GetErrorAsync(TestHost.Owned);
        await host.GetErrorAsync(TestHost.Owned);
        host.Graph.AddToken(TestHost.Token);

        Assert.Equal(200, (await host.GetAsync(TestHost.Owned)).Status);
    }

    [Fact]
    public void A_limit_lets_at_least_one_call_through()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FakeRateLimit.PerHour(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => FakeRateLimit.Per(TimeSpan.Zero, 1));
    }

    private static async Task<int> MinutesToRegainAsync(TestHost host)
    {
        string usage = await HeaderAsync(host, "x-business-use-case-usage");
        return JsonDocument.Parse(usage).RootElement.GetProperty(
            TestHost.BusinessId)[0].GetProperty("estimated_time_to_regain_access").GetInt32();
    }

    private static async Task<string> HeaderAsync(TestHost host, string name)
    {
        using HttpResponseMessage response = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));
        return Assert.Single(response.Headers.GetValues(name));
    }

    private Task<TestHost> StartAsync(FakeGraphOptions options)
    {
        options.TimeProvider = _time;
        FakeGraph graph = new(options);
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccount(new() { Id = "5" });
        graph.AddBusiness("99");
        return TestHost.StartAsync(graph);
    }
}
