using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using WabaClient.Tests.Support;

namespace WabaClient.Tests;

/// <summary>The cost of the gate: commands, keys and memory.</summary>
[Collection(nameof(ManyProcesses))]
public sealed class CostTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Pages = 100;

    private readonly Graph _graph = new();
    private RedisServer _server = null!;
    private ConnectionMultiplexer _connection = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await RedisServer.StartAsync();
        _connection = await _server.ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_page_of_an_open_scope_costs_one_command()
    {
        await using FleetProcess process = NewProcess();
        await process.ListAsync("1");
        await ResetAsync();

        for (int i = 0; i < Pages; i++)
            await process.ListAsync("1");

        Assert.Equal([new("mget", Pages)], await RedisServer.CommandsAsync(_connection));
    }

    [Fact]
    public async Task A_page_of_a_scope_that_is_known_to_be_closed_costs_none()
    {
        _graph.Throttle("9", TimeSpan.FromHours(1));
        await using FleetProcess throttled = NewProcess();
        await using FleetProcess other = NewProcess();
        await Assert.ThrowsAsync<RateLimitedException>(() => throttled.ListAsync("9"));
        await Assert.ThrowsAsync<RateLimitedException>(() => other.ListAsync("9"));
        await ResetAsync();

        for (int i = 0; i < Pages; i++)
        {
            await Assert.ThrowsAsync<RateLimitedException>(() => throttled.ListAsync("9"));
            await Assert.ThrowsAsync<RateLimitedException>(() => other.ListAsync("9"));
        }

        Assert.Empty(await RedisServer.CommandsAsync(_connection));
        Assert.Equal(1, _graph.CallsOf("9"));
    }

    [Fact]
    public async Task After_an_opening_a_page_costs_one_command_again_and_only_keys_that_expire_are_left()
    {
        _graph.Throttle("9", TimeSpan.FromSeconds(1));
        await using FleetProcess process = NewProcess(options => options.MaxRateLimitWait = TimeSpan.FromMinutes(10));
        Task<List<WhatsAppBusinessAccount>> listing = process.ListAsync("9");
        await Eventually.IsTrueAsync(() => _graph.CallsOf("9") > 0, "a throttle");
        _graph.Throttle("9", TimeSpan.Zero);
        Assert.Single(await listing);
        await ResetAsync();

        for (int i = 0; i < Pages; i++)
            await process.ListAsync("9");

        Assert.Equal([new("mget", Pages)], await RedisServer.CommandsAsync(_connection));
        Assert.Empty(await KeysAsync());
    }

    [Fact]
    public async Task Every_key_expires_within_a_quarter_of_an_hour_after_its_use_and_a_scope_takes_less_than_a_kilobyte()
    {
        RedisRateLimitGate gate = new(_connection);
        const string Scope = "1234567890123456:business:1234567890123456";
        for (int i = 0; i < 40; i++)
        {
            await gate.AskAsync(
                new()
                {
                    Scopes = [Scope],
                    Pacing = new() { Scope = Scope, Calls = 123, Usage = 57, Cost = 0.123456789, Spacing = TimeSpan.FromMinutes(1) },
                },
                CancellationToken.None);
        }

        await gate.BlockAsync(Scope, new(TimeSpan.FromMilliseconds(1), 80008), CancellationToken.None);
        RateLimitFirstCall first = new() { Scope = Scope, Holder = Guid.NewGuid().ToString("N"), Length = TimeSpan.FromSeconds(30) };
        await Eventually.IsTrueAsync(
            async () => (await gate.AskAsync(new() { Scopes = [Scope], FirstCall = first }, CancellationToken.None)).IsFirst,
            "the scope is opening");

        // A block counts as over when less than a millisecond of it is left, which is before its key expires.
        await Eventually.IsTrueAsync(
            async () => !(await KeysAsync()).Contains($"waba:{{1234567890123456}}:business:1234567890123456:block"), "the block's key has expired");
        await gate.BlockAsync($"{Scope}0", new(TimeSpan.FromSeconds(30), 80008), CancellationToken.None);

        List<RedisKey> keys = await KeysAsync();
        long memory = 0;
        foreach (RedisKey key in keys)
        {
            TimeSpan? left = await _connection.GetDatabase().KeyTimeToLiveAsync(key);
            long bytes = (long)await _connection.GetDatabase().ExecuteAsync("MEMORY", "USAGE", key);
            memory += bytes;
            output.WriteLine($"{key} TTL {left} {bytes} B");
            Assert.InRange(left!.Value, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(15));
            Assert.StartsWith("waba:{1234567890123456}:business:", (string)key!, StringComparison.Ordinal);
        }

        Assert.Equal(["block", "first", "opening", "opening", "pace", "usage"], keys.Select(key => ((string)key!).Split(':')[^1]).Order());
        Assert.InRange(memory, 1, 2 * 1024);
    }

    [Fact]
    public async Task Instances_share_nothing_and_no_key_has_a_credential()
    {
        const string Secret = "0123456789abcdef0123456789abcdef";
        _graph.Throttle("9", TimeSpan.FromHours(1));
        await using FleetProcess one = NewProcess(options => options.AppSecret = Secret);
        await using FleetProcess other = new(
            _graph,
            services => services.AddWabaRedisGate(options => (options.Configuration, options.InstanceName) = (_server.PatientConfiguration, "other:")));

        await Assert.ThrowsAsync<RateLimitedException>(() => one.ListAsync("9"));
        await Assert.ThrowsAsync<RateLimitedException>(() => other.ListAsync("9"));

        Assert.Equal(2, _graph.CallsOf("9"));
        List<RedisKey> keys = await KeysAsync();
        Assert.Equal(4, keys.Count);
        Assert.DoesNotContain(keys, key => ((string)key!).Contains(Secret, StringComparison.Ordinal));

        // The hash tags: one per app.
        Assert.Equal(2, keys.Select(key => ((string)key!).Split('{', '}')[1]).Distinct().Count());
    }

    private FleetProcess NewProcess(Action<WabaClientOptions>? configure = null) =>
        new(_graph, services => services.AddWabaRedisGate(options => options.Configuration = _server.PatientConfiguration), configure);

    private async Task<List<RedisKey>> KeysAsync()
    {
        List<RedisKey> keys = [];
        await foreach (RedisKey key in _connection.GetServer(_server.Configuration).KeysAsync(pattern: "*"))
            keys.Add(key);
        return keys;
    }

    private async Task ResetAsync() => await _connection.GetServer(_server.Configuration).ExecuteAsync("CONFIG", "RESETSTAT");
}
