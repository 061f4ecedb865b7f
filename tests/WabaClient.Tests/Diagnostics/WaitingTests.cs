using Microsoft.Extensions.Logging.Abstractions;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Diagnostics;

/// <summary>The client's <c>Waiting</c> event.</summary>
public sealed class WaitingTests
{
    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_call_behind_a_closed_gate_announces_its_wait()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);
        BusinessAccountsClient client = Make.Client(new StubGraph(_ => StubGraph.Page([1])), time, gate: gate);
        List<(object? Sender, WaitingEventArgs Args)> waits = [];
        client.Waiting += (sender, args) => waits.Add((sender, args));
        await gate.BlockAsync("default:business:1", new(OneMinute, 80008), CancellationToken.None);

        await time.DriveAsync(client.ListOwnedAsync("1").ToListAsync());

        (object? sender, WaitingEventArgs args) = Assert.Single(waits);
        Assert.Same(client, sender);
        Assert.Equal(
            (WaitReason.Throttled, "1", 80008, OneMinute, time.Start + OneMinute),
            (args.Reason, args.ObjectId, args.Code, args.Wait, args.Until));
    }

    [Fact]
    public async Task A_wait_of_less_than_a_second_is_not_announced()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);
        BusinessAccountsClient client = Make.Client(new StubGraph(_ => StubGraph.Page([1])), time, gate: gate);
        int waits = 0;
        client.Waiting += (_, _) => waits++;
        await gate.BlockAsync("default:business:1", new(TimeSpan.FromMilliseconds(999), 80008), CancellationToken.None);

        await time.DriveAsync(client.ListOwnedAsync("1").ToListAsync());

        Assert.Equal(0, waits);
    }

    [Fact]
    public async Task A_call_that_may_not_wait_announces_nothing()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);
        BusinessAccountsClient client = Make.Client(new StubGraph(_ => StubGraph.Page([1])), time, gate: gate);
        int waits = 0;
        client.Waiting += (_, _) => waits++;
        await gate.BlockAsync("default:business:1", new(TimeSpan.FromHours(1), 80008), CancellationToken.None);

        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());

        Assert.Equal(0, waits);
    }

    [Fact]
    public void A_handler_that_throws_is_logged_and_does_not_keep_the_others_from_being_called()
    {
        using TestLog log = new();
        WaitNotifier notifier = new(new TestTime(), log);
        int called = 0;
        notifier.Waiting += (_, _) => throw new InvalidOperationException("no console");
        notifier.Waiting += (_, _) => called++;

        notifier.Announce(WaitReason.Retry, "1", null, OneMinute);

        Assert.Equal(1, called);
        Assert.Contains("no console", Assert.Single(log.Lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handler_that_was_removed_is_not_called()
    {
        WaitNotifier notifier = new(new TestTime(), NullLogger.Instance);
        int called = 0;
        EventHandler<WaitingEventArgs> handler = (_, _) => called++;
        notifier.Waiting += handler;
        notifier.Waiting -= handler;

        notifier.Announce(WaitReason.Retry, "1", null, OneMinute);

        Assert.Equal(0, called);
    }

    [Fact]
    public void A_client_for_mocks_accepts_handlers()
    {
        MockedClient client = new();
        EventHandler<WaitingEventArgs> handler = (_, _) => { };

        client.Waiting += handler;
        client.Waiting -= handler;
    }

    private sealed class MockedClient : BusinessAccountsClient;
}
