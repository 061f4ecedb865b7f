using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

/// <summary>What a process keeps of thousands of businesses that were throttled.</summary>
public sealed class ManyScopesTests
{
    private const int ManyBlocks = 1_024;
    private const int Many = 16_384;

    [Fact]
    public async Task However_many_scopes_are_closed_none_is_forgotten_before_its_time()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);
        for (int i = 0; i < 2 * ManyBlocks; i++)
            await gate.BlockAsync($"s{i}", new(TimeSpan.FromMinutes(i % 2 == 0 ? 1 : 10), 80008), CancellationToken.None);
        Assert.Equal(2 * ManyBlocks, gate.ClosedScopes);

        time.Advance(TimeSpan.FromMinutes(1));
        await gate.BlockAsync("one more", new(TimeSpan.FromMinutes(1), 80008), CancellationToken.None);

        Assert.Equal(ManyBlocks + 1, gate.ClosedScopes);
        Assert.Null(await gate.GetBlockAsync(["s0"], CancellationToken.None));
        Assert.Equal(TimeSpan.FromMinutes(9), (await gate.GetBlockAsync(["s1"], CancellationToken.None))?.Remaining);
    }

    [Fact]
    public async Task Blocks_that_are_over_take_no_memory_once_there_are_many()
    {
        TestTime time = new();
        InProcessRateLimitGate gate = new(time);
        WeakReference scope = await BlockAsync(gate);
        for (int i = 1; i < ManyBlocks; i++)
            await gate.BlockAsync($"s{i}", new(TimeSpan.FromMinutes(10), 80008), CancellationToken.None);
        GC.Collect();
        Assert.True(scope.IsAlive);

        time.Advance(TimeSpan.FromMinutes(1));
        await gate.BlockAsync("one more", new(TimeSpan.FromMinutes(1), 80008), CancellationToken.None);
        GC.Collect();

        Assert.False(scope.IsAlive);
        Assert.Equal(ManyBlocks, gate.ClosedScopes);
    }

    [Fact]
    public void Scopes_that_nobody_asks_for_are_forgotten_and_those_in_use_are_not()
    {
        ScopeOpenings openings = new();
        for (int i = 0; i < Many; i++)
            openings.Restrict($"s{i}");
        ScopeOpening used = openings.TakeTurn("s0").Opening!;
        ScopeOpening waitedFor = openings.TakeTurn("s1").Opening!;
        Assert.NotNull(openings.TakeTurn("s1").Waiter);
        openings.Close(openings.TakeTurn("s2").Opening!);

        openings.Restrict("one more");

        Assert.Null(openings.TakeTurn("s3").Opening);
        Assert.Same(used, openings.TakeTurn("s0").Opening);
        Assert.Same(waitedFor, openings.TakeTurn("s1").Opening);
        Assert.NotNull(openings.TakeTurn("s2").Opening);
        Assert.NotNull(openings.TakeTurn("one more").Opening);
    }

    // Of its own, so that nothing here keeps the text alive.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> BlockAsync(InProcessRateLimitGate gate)
    {
        string scope = string.Concat("s", 0);
        await gate.BlockAsync(scope, new(TimeSpan.FromMinutes(1), 80008), CancellationToken.None);
        return new(scope);
    }

    [Fact]
    public void Up_to_that_many_all_are_kept()
    {
        ScopeOpenings openings = new();
        Assert.True(openings.IsEmpty);
        for (int i = 0; i < Many; i++)
            openings.Restrict($"s{i}");

        Assert.NotNull(openings.TakeTurn("s0").Opening);
        Assert.False(openings.IsEmpty);
    }

    [Fact]
    public void A_scope_that_succeeds_with_nobody_waiting_is_open_again()
    {
        ScopeOpenings openings = new();
        openings.Restrict("s");
        (ScopeOpening? opening, int _, TaskCompletionSource<int?>? waiter) = openings.TakeTurn("s");
        Assert.Null(waiter);

        openings.EndTurn(opening!, opening!.Closings, succeeded: true);

        Assert.True(openings.IsEmpty);
        Assert.Null(openings.TakeTurn("s").Opening);
    }

    [Fact]
    public void A_scope_lets_one_more_in_with_each_success_and_eight_at_most()
    {
        ScopeOpenings openings = new();
        openings.Restrict("s");
        ScopeOpening opening = openings.TakeTurn("s").Opening!;
        List<TaskCompletionSource<int?>> waiters = [.. Enumerable.Range(0, 60).Select(_ => openings.TakeTurn("s").Waiter!)];
        List<int> inFlight = [];

        for (int i = 0; i < 10; i++)
        {
            openings.EndTurn(opening, opening.Closings, succeeded: true);
            inFlight.Add(waiters.Count(waiter => waiter.Task.IsCompletedSuccessfully) - i);
        }

        Assert.Equal([2, 3, 4, 5, 6, 7, 8, 8, 8, 8], inFlight);
        openings.EndTurn(opening, opening.Closings, succeeded: false);
        Assert.Equal(8, waiters.Count(waiter => waiter.Task.IsCompletedSuccessfully) - 10);
    }

    [Fact]
    public async Task Throttles_that_come_together_count_once_and_turns_given_before_them_open_nothing()
    {
        (ScopeOpenings openings, ScopeOpening opening, GateTurn[] both) = await TwoInFlightAsync();
        Assert.All(both, turn => Assert.True(turn.IsCurrent && turn.Holds("s") && !turn.Holds("t")));

        // The gate takes its time to close, and the second throttle comes meanwhile.
        Assert.Equal((opening, 1), openings.CountThrottle("s", both[0]));
        Assert.Equal((opening, 1), openings.CountThrottle("s", both[1]));
        Assert.All(both, turn => Assert.False(turn.IsCurrent));
        openings.Close(opening);
        TaskCompletionSource<int?>[] next = [openings.TakeTurn("s").Waiter!, openings.TakeTurn("s").Waiter!];
        both[0].Succeed();
        both[0].Dispose();
        both[1].Succeed();
        both[1].Dispose();
        Assert.Equal([true, false], next.Select(waiter => waiter.Task.IsCompleted));
    }

    [Fact]
    public void A_turn_that_was_given_before_the_scope_closed_is_no_longer_current_whoever_closed_it()
    {
        ScopeOpenings openings = new();
        openings.Restrict("s");
        (ScopeOpening? opening, int closings, _) = openings.TakeTurn("s");
        GateTurn turn = new(openings);
        turn.Add(opening!, closings);

        // A call that was on its way before anything was closed.
        Assert.Equal((opening, 0), openings.CountThrottle("s", turn: null)!);
        Assert.True(turn.IsCurrent);
        openings.Close(opening!);

        Assert.False(turn.IsCurrent);
    }

    [Fact]
    public async Task A_scope_that_somebody_else_closes_lets_one_go_at_a_time_again()
    {
        (ScopeOpenings openings, ScopeOpening opening, GateTurn[] both) = await TwoInFlightAsync();

        openings.Restrict("s");
        openings.Restrict("s");

        Assert.All(both, turn => Assert.False(turn.IsCurrent));
        TaskCompletionSource<int?>[] next = [openings.TakeTurn("s").Waiter!, openings.TakeTurn("s").Waiter!];
        both[0].Dispose();
        Assert.All(next, waiter => Assert.False(waiter.Task.IsCompleted));
        both[1].Dispose();
        Assert.Equal([true, false], next.Select(waiter => waiter.Task.IsCompleted));
        Assert.Equal(opening.Closings, await next[0].Task);
    }

    [Fact]
    public async Task A_turn_of_a_scope_that_was_wholly_opened_meanwhile_is_no_longer_current()
    {
        (ScopeOpenings openings, _, GateTurn[] both) = await TwoInFlightAsync();

        both[0].Succeed();
        both[0].Dispose();

        Assert.True(openings.IsEmpty);
        Assert.False(both[1].IsCurrent);
        openings.Restrict("s");
        Assert.False(both[1].IsCurrent);
        both[1].Succeed();
        both[1].Dispose();
        Assert.False(openings.IsEmpty);
    }

    [Fact]
    public async Task A_turn_that_comes_to_one_who_leaves_goes_to_the_next()
    {
        ScopeOpenings openings = new();
        openings.Restrict("s");
        ScopeOpening opening = openings.TakeTurn("s").Opening!;
        TaskCompletionSource<int?> leaving = openings.TakeTurn("s").Waiter!;
        TaskCompletionSource<int?> left = openings.TakeTurn("s").Waiter!;
        TaskCompletionSource<int?> last = openings.TakeTurn("s").Waiter!;
        TaskCompletionSource<int?> behind = openings.TakeTurn("s").Waiter!;

        openings.Leave(opening, left);
        openings.EndTurn(opening, opening.Closings, succeeded: false);
        Assert.NotNull(await leaving.Task);
        openings.Leave(opening, leaving);

        Assert.NotNull(await last.Task);
        Assert.False(left.Task.IsCompleted);
        Assert.False(behind.Task.IsCompleted);
    }

    /// <summary>A scope after one success, with two requests on their way and nobody in line.</summary>
    private static async Task<(ScopeOpenings Openings, ScopeOpening Opening, GateTurn[] Both)> TwoInFlightAsync()
    {
        ScopeOpenings openings = new();
        openings.Restrict("s");
        (ScopeOpening? opening, int closings, _) = openings.TakeTurn("s");
        TaskCompletionSource<int?>[] waiters = [openings.TakeTurn("s").Waiter!, openings.TakeTurn("s").Waiter!];
        openings.EndTurn(opening!, closings, succeeded: true);
        GateTurn[] both = [new(openings), new(openings)];
        for (int i = 0; i < both.Length; i++)
            both[i].Add(opening!, (await waiters[i].Task)!.Value);
        return (openings, opening!, both);
    }
}
