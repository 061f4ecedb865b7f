using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

/// <summary>The state that a process keeps for thousands of throttled businesses.</summary>
public sealed class ManyScopesTests
{
    private const int Many = 5_000;

    [Fact]
    public async Task However_many_scopes_are_closed_none_is_forgotten_before_its_time()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);
        for (int i = 0; i < Many; i++)
            await gate.BlockAsync(
                $"s{i}",
                new(TimeSpan.FromMinutes(i % 2 == 0 ? 1 : 60), 80008),
                CancellationToken.None);
        Assert.Equal(Many, gate.ClosedScopes);

        time.Advance(TimeSpan.FromMinutes(1));
        await gate.BlockAsync("one more", new(TimeSpan.FromMinutes(1), 80008), CancellationToken.None);

        Assert.Equal((Many / 2) + 1, gate.ClosedScopes);
        Assert.Null(await gate.GetBlockAsync(["s0"], CancellationToken.None));
        Assert.Equal(TimeSpan.FromMinutes(59), (await gate.GetBlockAsync(["s1"], CancellationToken.None))?.Remaining);
    }

    [Fact]
    public void Scopes_that_nobody_asks_for_are_forgotten_once_there_are_many_and_those_in_use_are_not()
    {
        TestTime time = new();
        RecoveringScopes scopes = new(time, () => 0);
        for (int i = 0; i < 1_000; i++)
            scopes.Close($"s{i}", new(TimeSpan.FromMinutes(1), 80008));
        BackOff backOff = scopes.Throttle(
            "backing off", new(TimeSpan.FromMinutes(1), 80008), turn: null, TimeSpan.Zero);
        using GateTurn turn = Gated.Join(scopes, "s0");
        using GateTurn waiting = Gated.Join(scopes, "s1");

        time.Advance(TimeSpan.FromMinutes(17));
        for (int i = 0; i < 1_000; i++)
            scopes.Close($"t{i}", new(TimeSpan.FromMinutes(1), 80008));

        Assert.Null(scopes.Find("s2"));
        Assert.NotNull(scopes.Find("s0"));
        Assert.NotNull(scopes.Find("s1"));
        Assert.NotNull(scopes.Find("backing off"));
        Assert.NotNull(scopes.Find("t0"));
        backOff.Dispose();
    }

    [Fact]
    public void Throttling_a_scope_again_and_again_leaves_a_single_scope()
    {
        RecoveringScopes scopes = new(new TestTime(), () => 0);
        for (int i = 0; i < Many; i++)
            scopes.Throttle("s", new(TimeSpan.FromSeconds(1), 80008), turn: null, TimeSpan.Zero).Dispose();

        Assert.Equal(["s"], scopes.Closed);
    }
}
