using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Tests.RateLimiting;

public sealed class RecoveringScopeTests
{
    [Fact]
    public void A_call_that_joins_just_after_its_scope_was_closed_does_not_wait_longer_than_it_may()
    {
        RecoveringScope scope = new("business:1", new FakeTimeProvider());
        GraphTarget target = GraphTarget.ForAccount("1", []);
        GraphCall call = new(target, cursor: null, pageSize: null, TimeSpan.Zero);
        RateLimitScopes scopes = new("prefix", target, TokenCredentials.None);
        LinePlace place = new(scope, new GateEntry(null!, null, null!, call, scopes, null!));
        scope.TryClose(new RateLimitBlock(TimeSpan.FromMinutes(5), 80008), random: 0);

        // The call looked for blocks before that, and found none.
        Assert.True(scope.TryJoin(place, default));

        Assert.Equal(TimeSpan.FromMinutes(5), place.Refusal.Remaining);
    }

    /// <summary>
    /// Time passes between any two readings of the clock, also between those of one method. Whichever of them the block ends between,
    /// the calls in the queue are woken.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void A_call_in_the_queue_gets_its_turn_whenever_the_block_ends(int ticksPerReading)
    {
        for (int left = 1; left <= 200; left++)
        {
            CreepingTime time = new(TimeSpan.FromTicks(ticksPerReading));
            RecoveringScopes scopes = new(time, static () => 0);
            scopes.Close("business:1", new(TimeSpan.FromMilliseconds(1), 80008));
            time.Advance(TimeSpan.FromMilliseconds(1) - TimeSpan.FromTicks(left));

            LinePlace place = Join(scopes.Find("business:1")!, time);
            time.FireTimers();

            Assert.True(place.HasTurn, $"{left} ticks before the end of the block: neither a turn nor a timer.");
        }
    }

    [Fact]
    public void The_next_call_in_the_queue_gets_its_turn_if_the_first_one_gives_up_after_the_block_and_before_the_timer()
    {
        FakeTimeProvider time = new();
        RecoveringScopes scopes = new(time, static () => 0);
        scopes.Close("business:1", new(TimeSpan.FromMilliseconds(1), 80008));

        // Timers have whole milliseconds: that of these calls fires half a millisecond after the end of the block.
        time.Advance(TimeSpan.FromMilliseconds(0.5));
        RecoveringScope scope = scopes.Find("business:1")!;
        LinePlace first = Join(scope, time);
        LinePlace second = Join(scope, time);
        time.Advance(TimeSpan.FromMilliseconds(0.7));

        scope.Leave(first);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(second.HasTurn);
    }

    private static LinePlace Join(RecoveringScope scope, TimeProvider time)
    {
        LinePlace place = new(scope, Gated.Entry(new(time, static () => 0), time, TimeSpan.FromDays(1)));
        Assert.True(scope.TryJoin(place, default));
        return place;
    }

    /// <summary>A clock that moves on each time it is read. Its timers fire when the test wants it.</summary>
    private sealed class CreepingTime(TimeSpan step) : TimeProvider
    {
        private readonly List<Timer> _timers = [];
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += step.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Timer timer = new(this, () => callback(state));
            timer.Change(dueTime, period);
            return timer;
        }

        public void Advance(TimeSpan time) => _now += time.Ticks;

        public void FireTimers()
        {
            while (_timers.MinBy(timer => timer.Due) is { } timer)
            {
                _timers.Remove(timer);
                _now = Math.Max(_now, timer.Due);
                timer.Fire();
            }
        }

        private sealed class Timer(CreepingTime time, Action fire) : ITimer
        {
            public long Due { get; private set; }

            public void Fire() => fire();

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                time._timers.Remove(this);
                Due = time._now + dueTime.Ticks;
                time._timers.Add(this);
                return true;
            }

            public void Dispose() => time._timers.Remove(this);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return default;
            }
        }
    }
}
