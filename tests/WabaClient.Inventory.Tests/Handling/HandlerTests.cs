using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Handling;

public sealed class HandlerTests
{
    private readonly Scene _scene = new();
    private readonly HandlerLog _log = new();

    [Fact]
    public async Task Each_change_is_handled_in_a_scope_of_its_own_and_acknowledged()
    {
        _scene.Own("7", "1", "2", "3");
        using IHost host = await StartAsync(builder => builder.Watch("7").AddHandler<FirstHandler>("a"));

        await Wait.UntilAsync(() => _log.Handled.Count == 3);
        await Wait.UntilAsync(() => _scene.Inventory.ReadChangesAsync("a").ToListAsync().Result.Count == 0);
        await host.StopAsync();

        Assert.Equal(3, _log.Handled.Select(entry => entry.Handler).Distinct().Count());
        Assert.All(_log.Handled, entry => Assert.True(((FirstHandler)entry.Handler).IsDisposed));
    }

    [Fact]
    public async Task A_handler_that_throws_gets_the_same_change_again_and_blocks_no_other_consumer()
    {
        _scene.Own("7", "1", "2");
        _log.FailuresOfFirst = int.MaxValue;
        using IHost host = await StartAsync(
            builder => builder.Watch("7").AddHandler<FirstHandler>("a").AddHandler<SecondHandler>("b"));

        await Wait.UntilAsync(() => _log.Handled.Count(entry => entry.Handler is SecondHandler) == 2);
        Assert.Equal(2, (await _scene.Inventory.ReadChangesAsync("a").ToListAsync()).Count);

        _log.FailuresOfFirst = 0;
        await _scene.DriveAsync(() => _log.Handled.Count(entry => entry.Handler is FirstHandler) == 2, TimeSpan.FromSeconds(1));
        await host.StopAsync();

        string failed = Assert.Single(_log.Failed.Distinct());
        Assert.Equal(failed, _log.Handled.First(entry => entry.Handler is FirstHandler).Change.Id);
        Assert.Contains(_scene.Log.Lines, line => line.Text.Contains("handled again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_consumer_that_is_removed_starts_again()
    {
        _scene.Own("7", "1");
        using IHost host = await StartAsync(builder => builder.Watch("7").AddHandler<FirstHandler>("a"));
        await Wait.UntilAsync(() => _log.Handled.Count == 1);
        await Wait.UntilAsync(() => _scene.Inventory.ReadChangesAsync("a").ToListAsync().Result.Count == 0);

        await _scene.Inventory.RemoveConsumerAsync("a");
        _scene.Own("7", "2");
        host.Services.GetRequiredService<AccountInventory>().Nudge("7");

        await _scene.DriveAsync(
            () => _log.Handled.Count(entry => entry.Change.AccountId == "2") >= 2, TimeSpan.FromSeconds(1));
        await host.StopAsync();
    }

    [Fact]
    public async Task A_host_without_a_store_or_with_a_wrong_setting_fails_at_its_start()
    {
        InvalidOperationException noStore = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(builder => builder.AddHandler<FirstHandler>("a"), hasStore: false));
        Assert.Contains("UseStore", noStore.Message, StringComparison.Ordinal);
        Assert.Contains("InventoryStore", noStore.Message, StringComparison.Ordinal);

        await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync(builder => builder.Services.Configure<InventoryOptions>(options => options.MaxConcurrency = 0)));
    }

    [Fact]
    public async Task Without_handlers_nothing_is_read_and_a_registered_store_is_used()
    {
        _scene.Own("7", "1");
        using IHost host = await StartAsync(_ => { }, hasStore: false, services => services.AddSingleton(_scene.Store));

        await host.Services.GetRequiredService<AccountInventory>().RefreshAsync(["7"]);
        await host.StopAsync();

        Assert.Single(await _scene.Inventory.ReadAsync().ToListAsync());
        Assert.Equal(2, _scene.Graph.Journal.TotalRequests);
    }

    [Fact]
    public void Wrong_arguments_are_refused_at_once()
    {
        InventoryBuilder builder = new ServiceCollection().AddWabaInventory().AddHandler<FirstHandler>("a");

        Assert.Throws<ArgumentException>("consumer", () => builder.AddHandler<SecondHandler>("a"));
        Assert.Throws<ArgumentException>("consumer", () => builder.AddHandler<SecondHandler>(" "));
        Assert.Throws<ArgumentException>("businessIds", () => builder.Watch());
        Assert.Throws<ArgumentException>("businessIds", () => builder.Watch(default(BusinessId)));
        Assert.Throws<ArgumentNullException>("create", () => builder.UseStore(null!));
    }

    private async Task<IHost> StartAsync(
        Action<InventoryBuilder> configure, bool hasStore = true, Action<IServiceCollection>? register = null)
    {
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(_scene.Client);
        builder.Services.AddSingleton<TimeProvider>(_scene.Time);
        builder.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(_scene.Log);
        builder.Services.AddSingleton(_log);
        InventoryBuilder inventory = builder.Services.AddWabaInventory();
        if (hasStore)
            inventory.UseStore(_ => _scene.Store);
        register?.Invoke(builder.Services);
        configure(inventory);
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private sealed class HandlerLog
    {
        private int _failuresOfFirst;

        public ConcurrentQueue<(IAccountChangeHandler Handler, AccountChange Change)> Handled { get; } = new();

        public ConcurrentQueue<string> Failed { get; } = new();

        public int FailuresOfFirst
        {
            get => Volatile.Read(ref _failuresOfFirst);
            set => Volatile.Write(ref _failuresOfFirst, value);
        }
    }

    private sealed class FirstHandler(HandlerLog log) : IAccountChangeHandler, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public ValueTask HandleAsync(AccountChange change, CancellationToken cancellationToken)
        {
            if (log.FailuresOfFirst > 0)
            {
                log.Failed.Enqueue(change.Id);
                throw new InvalidOperationException("The table is locked.");
            }

            log.Handled.Enqueue((this, change));
            return default;
        }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class SecondHandler(HandlerLog log) : IAccountChangeHandler
    {
        public ValueTask HandleAsync(AccountChange change, CancellationToken cancellationToken)
        {
            log.Handled.Enqueue((this, change));
            return default;
        }
    }
}
