using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.DependencyInjection;

/// <summary>An access token that changes in the configuration while the program runs.</summary>
public sealed class RotatedTokenTests : IDisposable
{
    private readonly IConfigurationRoot _configuration = new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Waba:AccessToken"] = "first", ["Waba:ApiVersion"] = "v25.0" })
        .Build();

    private readonly TestLog _log = new();
    private readonly TestTime _time = new();
    private ServiceProvider? _provider;

    [Theory]
    [InlineData(null)]
    [InlineData("key")]
    public async Task The_next_attempt_uses_it(string? key)
    {
        StubGraph graph = new(_ => StubGraph.Page([1]));
        BusinessAccountsClient client = Client(graph, key);

        await client.ListOwnedAsync("1").ToListAsync();
        Set("AccessToken", "second");
        await client.ListOwnedAsync("1").ToListAsync();

        Assert.Equal(["Bearer first", "Bearer second"], graph.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task A_retry_of_the_same_page_uses_it()
    {
        StubGraph graph = new(request =>
        {
            if (request.Number > 1)
                return StubGraph.Page([1]);
            Set("AccessToken", "second");
            return StubGraph.Error(2);
        });

        await _time.DriveAsync(Client(graph).ListOwnedAsync("1").ToListAsync());

        Assert.Equal(["Bearer first", "Bearer second"], graph.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task A_page_whose_token_was_refused_is_requested_again_with_it()
    {
        StubGraph graph = new(request =>
        {
            if (request.Number > 1)
                return StubGraph.Page([1]);
            Set("AccessToken", "second");
            return StubGraph.Error(190);
        });

        Assert.Equal([1], (await Client(graph).ListOwnedAsync("1").ToListAsync()).Ids());

        Assert.Equal(["Bearer first", "Bearer second"], graph.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task No_other_setting_changes()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]));
        BusinessAccountsClient client = Client(graph);

        Set("ApiVersion", "v26.0");
        await client.ListOwnedAsync("1").ToListAsync();

        Assert.StartsWith("/v25.0/", graph.Requests.Single().Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessToken", "Bearer third")]
    [InlineData("AccessToken", "")]
    [InlineData("AccessToken", null)]
    [InlineData("ApiVersion", "latest")]
    [InlineData("BaseDelay", "soon")]
    public async Task Settings_that_are_not_valid_leave_the_previous_token_in_use_with_one_warning_until_they_are(
        string setting,
        string? value)
    {
        StubGraph graph = new(_ => StubGraph.Page([1]));
        BusinessAccountsClient client = Client(graph);
        string? valid = _configuration["Waba:" + setting];

        Set(setting, value);
        await client.ListOwnedAsync("1").ToListAsync();
        await client.ListOwnedAsync("1").ToListAsync();
        Set(setting, valid);
        Set("AccessToken", "second");
        await client.ListOwnedAsync("1").ToListAsync();

        Assert.Equal(
            ["Bearer first", "Bearer first", "Bearer second"],
            graph.Requests.Select(request => request.Authorization));
        (LogLevel level, string text) = Assert.Single(_log.Lines, line => line.Level >= LogLevel.Warning);
        Assert.Equal(LogLevel.Warning, level);
        Assert.DoesNotContain("third", text, StringComparison.Ordinal);
    }

    public void Dispose() => _provider?.Dispose();

    private BusinessAccountsClient Client(StubGraph graph, string? key = null)
    {
        ServiceCollection services = new();
        services.AddSingleton<ILoggerFactory>(_log);
        services.AddSingleton<TimeProvider>(_time);
        (key is null ? services.AddWabaClient(_configuration.GetSection("Waba")) : services.AddWabaClient(key, _configuration.GetSection("Waba")))
            .ConfigurePrimaryHttpMessageHandler(() => graph);
        _provider = services.BuildServiceProvider();
        return key is null
            ? _provider.GetRequiredService<BusinessAccountsClient>()
            : _provider.GetRequiredKeyedService<BusinessAccountsClient>(key);
    }

    private void Set(string setting, string? value)
    {
        _configuration["Waba:" + setting] = value;

        // The monitor validates the new settings in the callback, and throws there.
        Record.Exception(_configuration.Reload);
    }
}
