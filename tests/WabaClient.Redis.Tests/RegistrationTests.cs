using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using WabaClient.Tests.Support;

namespace WabaClient.Tests;

/// <summary><c>AddWabaRedisGate</c>: what it takes, what it refuses, and what it closes.</summary>
[Collection(nameof(ManyProcesses))]
public sealed class RegistrationTests
{
    private readonly HostApplicationBuilder _builder = Host.CreateEmptyApplicationBuilder(new());

    [Fact]
    public async Task Without_a_Redis_the_host_does_not_start_and_says_what_to_set()
    {
        _builder.Services.AddWabaRedisGate();
        using IHost host = _builder.Build();

        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("Configuration", e.Message, StringComparison.Ordinal);
        Assert.Contains("IConnectionMultiplexer", e.Message, StringComparison.Ordinal);
        Assert.Throws<OptionsValidationException>(() => host.Services.GetRequiredService<RateLimitGate>());
    }

    [Theory]
    [InlineData("Configuration", "localhost:6379,pasword=a0password0of0the0test", "Configuration is not a connection string of StackExchange.Redis.")]
    [InlineData("Configuration", "password=a0password0of0the0test", "Configuration contains no server.")]
    [InlineData("InstanceName", "waba:{x}", "InstanceName must not be null and must not contain braces.")]
    public async Task Options_that_are_not_valid_fail_at_the_start_without_their_value(string name, string value, string message)
    {
        _builder.Configuration["Redis:Configuration"] = "localhost:1";
        _builder.Configuration[$"Redis:{name}"] = value;
        _builder.Services.AddWabaRedisGate(_builder.Configuration.GetSection("Redis"));
        using IHost host = _builder.Build();

        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(message, e.Message);
    }

    [Fact]
    public async Task A_Redis_that_is_absent_is_no_error_at_the_start()
    {
        _builder.Services.AddWabaRedisGate(options => options.Configuration = $"127.0.0.1:{RedisServer.FreePort()}");
        _builder.Services.AddWabaClient(options => options.AccessToken = "EAABtest0token0of0a0system0user")
            .ConfigurePrimaryHttpMessageHandler(() => new Graph());
        using IHost host = _builder.Build();

        await host.StartAsync();
        Assert.Single(await host.Services.GetRequiredService<BusinessAccountsClient>().ListOwnedAsync("1").ToListAsync());
        await host.StopAsync();
    }

    [Fact]
    public void The_gate_takes_the_place_of_one_that_is_registered_and_is_registered_once()
    {
        _builder.Services.AddSingleton<RateLimitGate>(_ => throw new NotSupportedException());
        _builder.Services.AddWabaRedisGate(options => options.Configuration = "localhost:1");
        _builder.Services.AddWabaRedisGate(options => options.InstanceName = "mine:");

        Assert.Single(_builder.Services, service => service.ServiceType == typeof(RateLimitGate));
        using IHost host = _builder.Build();
        Assert.IsType<RedisRateLimitGate>(host.Services.GetRequiredService<RateLimitGate>());
    }

    [Fact]
    public async Task A_registered_connection_is_used_and_not_closed_by_the_gate()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using ConnectionMultiplexer connection = await server.ConnectAsync();
        ServiceCollection services = new();
        services.AddSingleton<IConnectionMultiplexer>(_ => connection).AddWabaRedisGate();
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using (RedisRateLimitGate gate = (RedisRateLimitGate)provider.GetRequiredService<RateLimitGate>())
            await gate.BlockAsync("1:business:2", new(TimeSpan.FromMinutes(1), 80008), CancellationToken.None);

        Assert.True(await connection.GetDatabase().KeyExistsAsync("waba:{1}:business:2:block"));
    }

    [Fact]
    public async Task A_connection_of_a_factory_is_not_closed_and_a_factory_that_throws_is_called_again()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using ConnectionMultiplexer connection = await server.ConnectAsync();
        int calls = 0;
        ServiceCollection services = new();
        services.AddWabaRedisGate(options => options.ConnectionMultiplexerFactory = () => ++calls == 1
            ? throw new InvalidOperationException("not yet")
            : Task.FromResult<IConnectionMultiplexer>(connection));
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            RateLimitGate gate = provider.GetRequiredService<RateLimitGate>();
            await Assert.ThrowsAsync<InvalidOperationException>(() => gate.GetBlockAsync(["1:app"], CancellationToken.None).AsTask());
            Assert.Null(await gate.GetBlockAsync(["1:app"], CancellationToken.None));
        }

        Assert.Equal(2, calls);
        Assert.True((await connection.GetDatabase().PingAsync()) > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_connection_that_the_gate_has_opened_is_closed_with_the_container_and_the_options_stay_as_they_were()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using ConnectionMultiplexer connection = await server.ConnectAsync();
        ConfigurationOptions given = ConfigurationOptions.Parse(server.Configuration);
        given.ClientName = "the-gate";
        given.AbortOnConnectFail = true;
        ServiceCollection services = new();
        services.AddWabaRedisGate(options => options.ConfigurationOptions = given);
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            RateLimitGate gate = provider.GetRequiredService<RateLimitGate>();
            await Eventually.IsTrueAsync(() => IsOpenAsync(gate), "the gate answers");
            Assert.True(await IsConnectedAsync());
        }

        await Eventually.IsTrueAsync(async () => !await IsConnectedAsync(), "the connection is closed");
        Assert.True(given.AbortOnConnectFail);

        async Task<bool> IsConnectedAsync() => ((string)(await connection.GetDatabase().ExecuteAsync("CLIENT", "LIST"))!)
            .Contains("the-gate", StringComparison.Ordinal);
    }

    [Fact]
    public void The_gate_checks_its_arguments()
    {
        Assert.Throws<ArgumentNullException>(() => new RedisRateLimitGate(null!));
        Assert.Throws<ArgumentNullException>(() => WabaRedisServiceCollectionExtensions.AddWabaRedisGate(null!));
        Assert.Throws<ArgumentNullException>(() => new ServiceCollection().AddWabaRedisGate((IConfiguration)null!));
    }

    private static async Task<bool> IsOpenAsync(RateLimitGate gate)
    {
        try
        {
            return await gate.GetBlockAsync(["1:app"], CancellationToken.None) is null;
        }
        catch (RedisException)
        {
            return false;
        }
    }
}
