using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Transport;

/// <summary>The application's trace context and baggage stay in the application.</summary>
[Collection(ProcessWide.Name)]
public sealed class TraceContextTests : IDisposable
{
    private const string Secret = "tenant-4711";

    private static readonly string[] Names =
    [
        "traceparent", "tracestate", "baggage", "correlation-context", "request-id", Secret,
    ];

    private readonly RawServer _server = new();
    private readonly ActivitySource _source = new("WabaClient.Tests.TraceContext");

    public static TheoryData<string> Transports =>
        ["shared", "factory", "factory with a SocketsHttpHandler", "factory with an HttpClientHandler", "factory with an HttpClientHandler by default"];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Nothing_of_it_leaves(string transport)
    {
        // Without a listener to HTTP spans: the application's own span alone makes the runtime send its context.
        await AssertNothingLeavesAsync(transport, listened: "WabaClient.Tests.TraceContext");
    }

    [Theory]
    [InlineData("shared")]
    [InlineData("factory")]
    [InlineData("factory with a SocketsHttpHandler")]
    public async Task Nothing_of_it_leaves_while_the_spans_of_HTTP_are_recorded(string transport) =>
        await AssertNothingLeavesAsync(transport, listened: null);

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task The_span_of_the_application_is_still_current_where_a_listing_continues(string transport)
    {
        using ActivityListener listener = Listen(null);
        using ServiceProvider? provider = Build(transport, out BusinessAccountsClient client);
        using Activity activity = _source.StartActivity("application")!;

        await client.ListOwnedAsync("1").ToListAsync();

        Assert.Same(activity, Activity.Current);
    }

    public void Dispose()
    {
        _server.Dispose();
        _source.Dispose();
    }

    private async Task AssertNothingLeavesAsync(string transport, string? listened)
    {
        using ActivityListener listener = Listen(listened);
        using ServiceProvider? provider = Build(transport, out BusinessAccountsClient client);
        using Activity activity = _source.StartActivity("application")!;
        activity.TraceStateString = $"vendor={Secret}";
        activity.AddBaggage("tenant", Secret);

        await client.ListOwnedAsync("1").ToListAsync();

        string head = Assert.Single(_server.Heads);
        Assert.Contains("Authorization: Bearer", head, StringComparison.Ordinal);
        Assert.All(
            Names.Append(activity.TraceId.ToString()),
            name => Assert.DoesNotContain(name, head, StringComparison.OrdinalIgnoreCase));
    }

    private static ActivityListener Listen(string? name)
    {
        ActivityListener listener = new()
        {
            ShouldListenTo = source => name is null || source.Name == name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private ServiceProvider? Build(string transport, out BusinessAccountsClient client)
    {
        if (transport == "shared")
        {
            client = new(new WabaClientOptions { AccessToken = "t", BaseAddress = _server.Address });
            return null;
        }

        ServiceCollection services = new();
        if (transport.EndsWith("by default", StringComparison.Ordinal))
            services.ConfigureHttpClientDefaults(
                http => http.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler()));
        IHttpClientBuilder http = services.AddWabaClient(o => (o.AccessToken, o.BaseAddress) = ("t", _server.Address));
        if (transport.EndsWith("a SocketsHttpHandler", StringComparison.Ordinal))
            http.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler());
        if (transport.EndsWith("an HttpClientHandler", StringComparison.Ordinal))
            http.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler());
        ServiceProvider provider = services.BuildServiceProvider();
        client = provider.GetRequiredService<BusinessAccountsClient>();
        return provider;
    }
}
