using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.DependencyInjection;

/// <summary>Clients without an access token and without a provider of one.</summary>
public sealed class NoTokenTests
{
    private static readonly IConfiguration MistypedSection = new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Waba:AccessToken"] = "t" })
        .Build()
        .GetSection("Wabba");

    public static TheoryData<string, Action<IServiceCollection>, bool> Registrations => new()
    {
        { "nothing", services => services.AddWabaClient(), false },
        { "a mistyped section", services => services.AddWabaClient(MistypedSection), false },
        { "a keyed client", services => services.AddWabaClient("a"), false },
        { "a keyed client whose section is mistyped", services => services.AddWabaClient("a", MistypedSection), false },
        { "a provider with another key", services => services.AddKeyedSingleton<IGraphAccessTokenProvider, Provider>("b").AddWabaClient("a"), false },
        { "a keyed provider for the default client", services => services.AddKeyedSingleton<IGraphAccessTokenProvider, Provider>("a").AddWabaClient(), false },
        { "a second client without a token", services => services.AddWabaClient(o => o.AccessToken = "t").Services.AddWabaClient("a"), false },
        { "a token", services => services.AddWabaClient(o => o.AccessToken = "t"), true },
        { "a token that is set later", services => services.AddWabaClient().Services.Configure<WabaClientOptions>(o => o.AccessToken = "t"), true },
        { "a provider that is registered later", services => services.AddWabaClient().Services.AddScoped<IGraphAccessTokenProvider, Provider>(), true },
        { "a keyed client with an unkeyed provider", services => services.AddWabaClient("a").Services.AddSingleton<IGraphAccessTokenProvider, Provider>(), true },
        { "a keyed provider", services => services.AddWabaClient("a").Services.AddKeyedSingleton<IGraphAccessTokenProvider, Provider>("a"), true },
        { "a provider for any key", services => services.AddWabaClient("a").Services.AddKeyedSingleton<IGraphAccessTokenProvider, Provider>(KeyedService.AnyKey), true },
        { "only a keyed client with a token", services => services.AddWabaClient("a", o => o.AccessToken = "t"), true },
    };

    [Theory]
    [MemberData(nameof(Registrations), DisableDiscoveryEnumeration = true)]
    public async Task A_host_whose_client_has_neither_does_not_start(
        string name,
        Action<IServiceCollection> register,
        bool starts)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        register(builder.Services);
        using IHost host = builder.Build();

        Exception? e = await Record.ExceptionAsync(() => host.StartAsync());

        Assert.Equal((name, starts), (name, e is null));
        if (!starts)
            AssertNamesBoth(Assert.IsType<OptionsValidationException>(e));
    }

    [Fact]
    public void A_provider_may_depend_on_the_options_of_the_client()
    {
        ServiceCollection services = new();
        services.AddSingleton<IGraphAccessTokenProvider>(
            provider => new Provider(provider.GetRequiredService<IOptions<WabaClientOptions>>().Value));
        services.AddWabaClient();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.NotNull(provider.GetRequiredService<BusinessAccountsClient>());
    }

    [Fact]
    public void A_client_over_the_shared_transport_without_a_token_is_refused() =>
        AssertNamesBoth(
            Assert.Throws<ArgumentException>("options", () => new BusinessAccountsClient(new WabaClientOptions())));

    [Fact]
    public async Task A_client_over_an_HttpClient_of_the_application_may_have_neither_and_logs_one_warning()
    {
        TestLog log = new();
        StubGraph graph = new(_ => StubGraph.Page([1]));
        BusinessAccountsClient client = new(new HttpClient(graph), new WabaClientOptions(), loggerFactory: log);

        for (int i = 0; i < 3; i++)
            await client.ListOwnedAsync("1").ToListAsync();

        (LogLevel level, string text) = Assert.Single(log.Lines);
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains(nameof(IGraphAccessTokenProvider), text, StringComparison.Ordinal);
        Assert.All(graph.Requests, request => Assert.Null(request.Authorization));
    }

    [Fact]
    public void A_client_with_a_token_or_a_provider_logs_nothing()
    {
        TestLog log = new();

        _ = new BusinessAccountsClient(
            new HttpClient(),
            new WabaClientOptions { AccessToken = "t" },
            loggerFactory: log);
        _ = new BusinessAccountsClient(new HttpClient(), new WabaClientOptions(), new Provider(), loggerFactory: log);

        Assert.Empty(log.Lines);
    }

    private static void AssertNamesBoth(Exception e) => Assert.All(
        new[] { nameof(WabaClientOptions.AccessToken), nameof(IGraphAccessTokenProvider) },
        name => Assert.Contains(name, e.Message, StringComparison.Ordinal));

    private sealed class Provider(WabaClientOptions? options = null) : IGraphAccessTokenProvider
    {
        public ValueTask<GraphAccessToken> GetAccessTokenAsync(
            GraphAccessTokenRequest request,
            CancellationToken cancellationToken) =>
            new(new GraphAccessToken(options?.ApiVersion ?? "t"));
    }
}
