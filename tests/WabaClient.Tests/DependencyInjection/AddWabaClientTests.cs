using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RichardSzalay.MockHttp;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.DependencyInjection;

public sealed class AddWabaClientTests
{
    [Fact]
    public async Task One_call_registers_a_client_that_lists()
    {
        using MockHttpMessageHandler graph = new();
        graph.Expect(HttpMethod.Get, "https://graph.facebook.com/v26.0/1/owned_whatsapp_business_accounts")
            .WithHeaders("Authorization", "Bearer tok")
            .WithQueryString("limit", "100")
            .Respond("application/json", """{"data":[{"id":"5","name":"Shop"}]}""");
        ServiceCollection services = new();
        services.AddWabaClient(options => options.AccessToken = "tok").ConfigurePrimaryHttpMessageHandler(() => graph);
        using ServiceProvider provider = services.BuildServiceProvider();

        List<WhatsAppBusinessAccount> accounts =
            await provider.GetRequiredService<BusinessAccountsClient>().ListOwnedAsync("1").ToListAsync();

        Assert.Equal("Shop", Assert.Single(accounts).Name);
        Assert.Same(
            provider.GetRequiredService<BusinessAccountsClient>(),
            provider.GetRequiredService<BusinessAccountsClient>());
        graph.VerifyNoOutstandingExpectation();
    }

    [Fact]
    public async Task Settings_come_from_configuration()
    {
        StubGraph graph = new(_ => StubGraph.Page([]));
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Waba:AccessToken"] = "from-config",
            ["Waba:ApiVersion"] = "v25.0",
            ["Waba:BaseAddress"] = "https://proxy.example/graph",
            ["Waba:MaxRetryAttempts"] = "1",
            ["Waba:AttemptTimeout"] = "00:00:05",
            ["Unrelated"] = "x",
        }).Build();
        ServiceCollection services = new();
        services.AddWabaClient(configuration.GetSection("Waba")).ConfigurePrimaryHttpMessageHandler(() => graph);
        services.AddWabaClient("keyed", configuration.GetSection("Waba")).ConfigurePrimaryHttpMessageHandler(
            () => graph);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<BusinessAccountsClient>().ListOwnedAsync("1").ToListAsync();
        await provider.GetRequiredKeyedService<BusinessAccountsClient>("keyed").ListOwnedAsync("1").ToListAsync();

        Assert.All(graph.Requests, request => Assert.Equal("https://proxy.example/graph/v25.0/1/owned_whatsapp_business_accounts?limit=100", request.Address.AbsoluteUri));
        Assert.All(graph.Requests, request => Assert.Equal("Bearer from-config", request.Authorization));
    }

    [Fact]
    public async Task Tokens_come_from_the_keyed_provider_then_the_clients_own_then_the_unkeyed_provider()
    {
        StubGraph graph = new(_ => StubGraph.Page([]));
        ServiceCollection services = new();
        services.AddSingleton<IGraphAccessTokenProvider>(new Fixed("unkeyed"));
        services.AddKeyedSingleton<IGraphAccessTokenProvider>("a", new Fixed("keyed"));
        services.AddWabaClient(o => o.AccessToken = "options").ConfigurePrimaryHttpMessageHandler(() => graph);
        services.AddWabaClient("a", o => o.AccessToken = "options-a").ConfigurePrimaryHttpMessageHandler(() => graph);
        services.AddWabaClient("b", o => o.AccessToken = "options-b").ConfigurePrimaryHttpMessageHandler(() => graph);
        services.AddWabaClient("c").ConfigurePrimaryHttpMessageHandler(() => graph);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<BusinessAccountsClient>().ListOwnedAsync("1").ToListAsync();
        foreach (string key in new[] { "a", "b", "c" })
            await provider.GetRequiredKeyedService<BusinessAccountsClient>(key).ListOwnedAsync("1").ToListAsync();

        Assert.Equal(
            ["Bearer unkeyed", "Bearer keyed", "Bearer options-b", "Bearer unkeyed"],
            graph.Requests.Select(r => r.Authorization));
    }

    [Fact]
    public async Task A_further_call_for_the_same_client_adds_settings_and_leaves_its_transport_alone()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]));
        ServiceCollection services = new();
        services.AddWabaClient(o => o.AccessToken = "first").ConfigurePrimaryHttpMessageHandler(() => graph);
        services.AddWabaClient(o => o.ApiVersion = "v25.0");
        services.AddWabaClient("key", o => o.AccessToken = "second").ConfigurePrimaryHttpMessageHandler(() => graph);
        services.AddWabaClient("key");
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<BusinessAccountsClient>().ListOwnedAsync("1").ToListAsync();
        await provider.GetRequiredKeyedService<BusinessAccountsClient>("key").ListOwnedAsync("1").ToListAsync();

        Assert.Equal(["Bearer first", "Bearer second"], graph.Requests.Select(r => r.Authorization));
        Assert.StartsWith("/v25.0/", graph.Requests[0].Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, null, true)]
    [InlineData("7", null, "7", null, true)]
    [InlineData("7", "secret-one", "7", "secret-two", true)]
    [InlineData(null, "secret-one", null, "secret-one", true)]
    [InlineData("7", null, "8", null, false)]
    [InlineData("7", null, null, null, false)]
    [InlineData(null, "secret-one", null, "secret-two", false)]
    [InlineData(null, "secret-one", null, null, false)]
    public async Task Clients_of_one_container_share_limits_unless_they_belong_to_different_apps(
        string? app, string? secret, string? otherApp, string? otherSecret, bool isShared)
    {
        StubGraph graph = new(_ => StubGraph.Error(80008, regainMinutes: 5));
        ServiceCollection services = new();
        services.AddWabaClient("one", o => (o.AccessToken, o.AppId, o.AppSecret) = ("t", app, secret))
            .ConfigurePrimaryHttpMessageHandler(() => graph);
        services.AddWabaClient("two", o => (o.AccessToken, o.AppId, o.AppSecret) = ("u", otherApp, otherSecret))
            .ConfigurePrimaryHttpMessageHandler(() => graph);
        await using ServiceProvider provider = services.BuildServiceProvider();

        async Task<int> Attempts(string client) => (await Assert.ThrowsAsync<RateLimitedException>(
            () => provider.GetRequiredKeyedService<BusinessAccountsClient>(client).ListOwnedAsync("1").ToListAsync())).Attempts;

        Assert.Equal(1, await Attempts("one"));
        Assert.Equal(isShared ? 0 : 1, await Attempts("two"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12a")]
    [InlineData(" 12")]
    [InlineData("\u0661")]
    [InlineData("123456789012345678901234567890123")]
    public void An_app_id_is_digits(string id)
    {
        ServiceCollection services = new();
        services.AddWabaClient(o => (o.AccessToken, o.AppId) = ("t", id));
        using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException e = Assert.Throws<OptionsValidationException>(
            provider.GetRequiredService<BusinessAccountsClient>);

        Assert.Contains(
            "AppId: Must be the app id from Meta's App Dashboard, 1 to 32 digits",
            e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_gate_and_clock_are_used()
    {
        TestTime time = new();
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Error(80008, regainMinutes: 1), () => StubGraph.Page([1]));
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<RateLimitGate>(new InProcessRateLimitGate(time));
        services.AddWabaClient(o => o.AccessToken = "t").ConfigurePrimaryHttpMessageHandler(() => graph);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await time.DriveAsync(provider.GetRequiredService<BusinessAccountsClient>().ListOwnedAsync("1").ToListAsync());

        Assert.True(time.Elapsed >= TimeSpan.FromMinutes(1));
        Assert.Equal(0, provider.GetRequiredService<InProcessRateLimitGate>().ClosedScopes);
    }

    [Fact]
    public async Task Bad_settings_stop_the_host_at_its_start_and_name_the_setting_never_its_value()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddWabaClient(
            o => (o.AccessToken, o.ApiVersion, o.AttemptTimeout) = ("Bearer s3cret", "26", TimeSpan.Zero));
        using IHost host = builder.Build();

        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.All(
            new[] { "AccessToken", "ApiVersion", "AttemptTimeout" },
            name => Assert.Contains(name, e.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessToken")]
    [InlineData("AppSecret")]
    [InlineData("ApiVersion")]
    [InlineData("BaseAddress")]
    [InlineData("MaxRetryAttempts")]
    [InlineData("BaseDelay")]
    [InlineData("MaxDelay")]
    [InlineData("AttemptTimeout")]
    [InlineData("MaxRateLimitWait")]
    [InlineData("PaceAboveUsage: Must be between 1 and 99")]
    public void Constructors_refuse_bad_settings_by_name(string setting)
    {
        WabaClientOptions options = new();
        switch (setting)
        {
            case "AccessToken": options.AccessToken = ""; break;
            case "AppSecret": options.AppSecret = "a b"; break;
            case "ApiVersion": options.ApiVersion = null!; break;
            case "BaseAddress": options.BaseAddress = new("http://graph.facebook.com/"); break;
            case "MaxRetryAttempts": options.MaxRetryAttempts = -1; break;
            case "BaseDelay": options.BaseDelay = TimeSpan.FromTicks(-1); break;
            case "MaxDelay": options.MaxDelay = TimeSpan.FromDays(60); break;
            case "AttemptTimeout": options.AttemptTimeout = Timeout.InfiniteTimeSpan; break;
            case "PaceAboveUsage: Must be between 1 and 99": options.PaceAboveUsage = 100; break;
            default: options.MaxRateLimitWait = TimeSpan.MaxValue; break;
        }

        ArgumentException e = Assert.Throws<ArgumentException>(() => new BusinessAccountsClient(options));

        Assert.Contains(setting, e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new BusinessAccountsClient(new HttpClient(), options));
    }

    [Theory]
    [InlineData("relative")]
    [InlineData("ftp://graph.facebook.com/")]
    [InlineData("https://user:secret@graph.facebook.com/")]
    [InlineData("https://graph.facebook.com/?access_token=x")]
    [InlineData("https://graph.facebook.com/#x")]
    public void A_base_address_is_plain_https(string address) =>
        Assert.DoesNotContain("secret", Assert.Throws<ArgumentException>(() => new BusinessAccountsClient(new WabaClientOptions { BaseAddress = new(address, UriKind.RelativeOrAbsolute) })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://localhost/")]
    [InlineData("http://[::1]:1/x")]
    public void Loopback_needs_no_https(string address) =>
        _ = new BusinessAccountsClient(new WabaClientOptions { AccessToken = "t", BaseAddress = new(address) });

    [Fact]
    public void Null_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new BusinessAccountsClient(null!));
        Assert.Throws<ArgumentNullException>(() => new BusinessAccountsClient(null!, new WabaClientOptions()));
        Assert.Throws<ArgumentNullException>(() => new BusinessAccountsClient(new HttpClient(), null!));
        Assert.Throws<ArgumentNullException>(() => new ServiceCollection().AddWabaClient((IConfiguration)null!));
        Assert.Throws<ArgumentNullException>(() => new ServiceCollection().AddWabaClient((string)null!));
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddWabaClient(""));
    }

    [Fact]
    public async Task Options_are_copied_and_the_given_http_client_is_left_alone()
    {
        StubGraph graph = new(_ => StubGraph.Page([]));
        using HttpClient http = new(graph) { BaseAddress = new("https://ignored.example/") };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("theirs/1.0");
        WabaClientOptions options = new() { AccessToken = "first" };
        BusinessAccountsClient client = new(http, options);
        options.AccessToken = "second";

        await client.ListOwnedAsync("1").ToListAsync();

        StubRequest request = graph.Requests.Single();
        Assert.Equal(
            ("Bearer first", "graph.facebook.com", "theirs/1.0"),
            (request.Authorization, request.Address.Host, request.UserAgent));
        Assert.Equal(
            ("https://ignored.example/", TimeSpan.FromSeconds(100)),
            (http.BaseAddress.AbsoluteUri, http.Timeout));
        Assert.Null(http.DefaultRequestHeaders.Authorization);
    }

    [Fact]
    public async Task A_mock_can_take_the_clients_place()
    {
        Mock mock = new();

        Assert.Equal([1, 2, 3], (await mock.ListOwnedAsync("1").ToListAsync()).Ids());
        Assert.Throws<InvalidOperationException>(() => mock.ListClientAsync("1"));
    }

    [Fact]
    public void The_librarys_handler_follows_no_redirect_keeps_no_cookie_and_renews_connections()
    {
        ServiceCollection services = new();
        string name = services.AddWabaClient(o => o.AccessToken = "t").Name;
        using ServiceProvider provider = services.BuildServiceProvider();
        HttpMessageHandler handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(name);
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;

        SocketsHttpHandler sockets = Assert.IsType<SocketsHttpHandler>(handler);

        Assert.False(sockets.AllowAutoRedirect);
        Assert.False(sockets.UseCookies);
        Assert.Equal(System.Net.DecompressionMethods.All, sockets.AutomaticDecompression);
        Assert.InRange(sockets.PooledConnectionLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));
        Assert.Equal(
            Timeout.InfiniteTimeSpan,
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(name).Timeout);
    }

    private sealed class Fixed(string token) : IGraphAccessTokenProvider
    {
        public ValueTask<GraphAccessToken> GetAccessTokenAsync(
            GraphAccessTokenRequest request,
            CancellationToken cancellationToken) =>
            new(new GraphAccessToken(token));
    }

    private sealed class Mock : BusinessAccountsClient
    {
        public override GraphPageable<WhatsAppBusinessAccount> ListOwnedAsync(
            BusinessId businessId,
            AccountQuery? query = null,
            CancellationToken cancellationToken = default) =>
            GraphPageable.FromPages([
                new GraphPage<WhatsAppBusinessAccount> { Items = [new() { Id = "1" }, new() { Id = "2" }], NextCursor = "b" },
                new GraphPage<WhatsAppBusinessAccount> { Items = [new() { Id = "3" }] },
            ]);
    }
}
