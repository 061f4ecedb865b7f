using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.DependencyInjection;

/// <summary>A host whose defaults apply to every HttpClient, like one with the service defaults of Aspire.</summary>
public sealed class ApplicationDefaultsTests
{
    [Fact]
    public async Task The_resilience_handler_of_every_client_makes_no_further_attempts()
    {
        FakeGraph graph = new();
        graph.AddBusiness("77").AddOwnedAccounts(1);
        graph.Inject(GraphFault.Html502().Always());
        using IHost host = AspireLike(
            services => services.AddWabaClient(o => (o.AccessToken, o.BaseDelay) = ("t", TimeSpan.Zero)).UseFakeGraph(graph));

        GraphResponseException e = await Assert.ThrowsAsync<GraphResponseException>(() => ListAsync(host));

        Assert.Equal((4, 4), (e.Attempts, (int)graph.Journal.TotalRequests));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("key")]
    public async Task The_handlers_of_every_client_are_taken_off_except_those_that_resend_nothing(string? key)
    {
        List<string> passed = [];
        using IHost host = AspireLike(services =>
        {
            services.ConfigureHttpClientDefaults(
                http => http.AddHttpMessageHandler(() => new Noting("default", passed)));
            Add(services, key)
                .AddHttpMessageHandler(() => new Noting("own", passed))
                .ConfigurePrimaryHttpMessageHandler(() => new StubGraph(_ => StubGraph.Page([1])));
        });

        await host.StartAsync();
        await ListAsync(host, key);

        Assert.Equal(["default", "own"], passed);
        Assert.DoesNotContain(Chain(host, key), handler => handler is ResilienceHandler);
        Assert.Contains(
            Chain(host, key),
            handler => handler.GetType().Assembly.GetName().Name == "Microsoft.Extensions.ServiceDiscovery");
    }

    [Fact]
    public void Other_clients_of_the_host_keep_their_resilience_handler()
    {
        using IHost host = AspireLike(services =>
        {
            services.AddWabaClient(o => o.AccessToken = "t");
            services.AddHttpClient("other");
        });

        HttpMessageHandler other = host.Services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(
            "other");

        Assert.Contains(ChainOf(other), handler => handler is ResilienceHandler);
    }

    [Fact]
    public void A_resilience_handler_on_the_returned_builder_stays()
    {
        using IHost host = AspireLike(
            services => services.AddWabaClient(o => o.AccessToken = "t").AddStandardResilienceHandler());

        Assert.Contains(Chain(host), handler => handler is ResilienceHandler);
    }

    [Fact]
    public void The_timeout_of_every_client_does_not_cut_a_page()
    {
        using IHost host = AspireLike(services => services
            .ConfigureHttpClientDefaults(
                http => http.ConfigureHttpClient(client => client.Timeout = TimeSpan.FromSeconds(1)))
            .AddWabaClient(o => o.AccessToken = "t"));

        Assert.Equal(
            Timeout.InfiniteTimeSpan,
            host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("WabaClient").Timeout);
    }

    [Theory]
    [InlineData(typeof(SocketsHttpHandler))]
    [InlineData(typeof(HttpClientHandler))]
    public async Task A_primary_handler_of_every_client_is_configured_and_its_proxy_is_used(Type type)
    {
        FakeGraph graph = new();
        graph.AddBusiness("77").AddOwnedAccounts(3);
        await using FakeGraphServer proxy = await FakeGraphServer.StartAsync(graph);
        WebProxy address = new(proxy.BaseAddress);
        HttpMessageHandler primary = type == typeof(HttpClientHandler)
            ? new HttpClientHandler { Proxy = address }
            : new SocketsHttpHandler { Proxy = address };
        using IHost host = AspireLike(services => services
            .ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => primary))
            .AddWabaClient(o => (o.AccessToken, o.BaseAddress) = ("t", new("http://127.0.0.1:9/"))));

        // A proxy is not used for loopback addresses unless this is configured.
        address.BypassProxyOnLocal = false;
        address.BypassList = [];
        HttpMessageHandler last = Chain(host).Last();

        Assert.Same(primary, last);
        Assert.Equal(3, (await ListAsync(host)).Count);
        (bool redirects, bool cookies, DecompressionMethods decompression) = last is HttpClientHandler older
            ? (older.AllowAutoRedirect, older.UseCookies, older.AutomaticDecompression)
            : (
                ((SocketsHttpHandler)last).AllowAutoRedirect,
                ((SocketsHttpHandler)last).UseCookies,
                ((SocketsHttpHandler)last).AutomaticDecompression);
        Assert.Equal((false, false, DecompressionMethods.All), (redirects, cookies, decompression));
    }

    private static IHost AspireLike(Action<IServiceCollection> register)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            http.AddStandardResilienceHandler();
            http.AddServiceDiscovery();
        });
        register(builder.Services);
        return builder.Build();
    }

    private static IHttpClientBuilder Add(IServiceCollection services, string? key) =>
        key is null
            ? services.AddWabaClient(o => o.AccessToken = "t")
            : services.AddWabaClient(key, o => o.AccessToken = "t");

    private static Task<List<WhatsAppBusinessAccount>> ListAsync(IHost host, string? key = null) => (key is null
        ? host.Services.GetRequiredService<BusinessAccountsClient>()
        : host.Services.GetRequiredKeyedService<BusinessAccountsClient>(key)).ListOwnedAsync("77").ToListAsync();

    private static IEnumerable<HttpMessageHandler> Chain(IHost host, string? key = null) =>
        ChainOf(
            host.Services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(key is null ? "WabaClient" : $"WabaClient:{key}"));

    private static IEnumerable<HttpMessageHandler> ChainOf(HttpMessageHandler? handler)
    {
        for (; handler is not null; handler = (handler as DelegatingHandler)?.InnerHandler)
            yield return handler;
    }

    private sealed class Noting(string name, List<string> passed) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken)
        {
            passed.Add(name);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
