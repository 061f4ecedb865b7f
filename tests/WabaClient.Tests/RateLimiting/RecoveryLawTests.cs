using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

/// <summary>Properties of the queue of a recovering scope under any load. The tests use one thread and a fake clock.</summary>
public sealed class RecoveryLawTests
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>150 calls per second of 100 ms each, and one throttle: a limit that ends only when no call waits is never removed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Full_speed_returns_soon_after_a_throttle_under_a_steady_load(int blockedSeconds)
    {
        Road road = new();
        road.Throttle(TimeSpan.FromSeconds(blockedSeconds));
        double owed = 0;
        int opened = -1;
        List<int> inFlight = [];

        for (int tick = 0; road.Time.Elapsed < TimeSpan.FromSeconds(blockedSeconds + 60); tick++)
        {
            for (owed += 1.5; owed >= 1; owed--)
                road.Arrive();
            road.Step(Tick);
            if (road.InFlight.Count > 0 && inFlight.LastOrDefault() != road.InFlight.Count)
                inFlight.Add(road.InFlight.Count);
            if (opened < 0 && road.IsOpen)
                opened = tick;
        }

        // One first, one more with each success; 1,000 waiting calls are not let go at once.
        Assert.Equal([1, 2], inFlight.Take(2));
        Assert.True(road.IsOpen);
        TimeSpan recovery = (opened * Tick) - TimeSpan.FromSeconds(blockedSeconds);
        Assert.InRange(recovery, TimeSpan.Zero, TimeSpan.FromSeconds(blockedSeconds < 10 ? 5 : 15));
        Assert.InRange(inFlight.Max(), 9, 50 + (blockedSeconds * 5));
    }

    [Fact]
    public void One_more_is_in_flight_with_each_success_up_to_eight_and_then_with_each_full_round()
    {
        Road road = new();
        road.Throttle(TimeSpan.FromSeconds(1));
        for (int i = 0; i < 500; i++)
            road.Arrive();
        road.Step(TimeSpan.FromSeconds(2));
        List<int> inFlight = [road.InFlight.Count];

        for (int i = 0; i < 7 + 8 + 9 + 10; i++)
        {
            road.EndFirst(TurnResult.Succeeded);
            inFlight.Add(road.InFlight.Count);
        }

        int[] expected =
        [
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            .. Enumerable.Repeat(8, 7),
            .. Enumerable.Repeat(9, 9),
            .. Enumerable.Repeat(10, 10),
            11,
        ];
        Assert.Equal(expected, inFlight);
    }

    [Theory]
    [InlineData(TurnResult.Failed, 8)]
    [InlineData(TurnResult.Unknown, 1)]
    public void A_failure_that_is_no_throttle_gives_the_turn_on_and_does_not_hold_the_limit_down(
        object result,
        int inFlight)
    {
        Road road = new();
        road.Throttle(TimeSpan.FromSeconds(1));
        for (int i = 0; i < 40; i++)
            road.Arrive();
        road.Step(TimeSpan.FromSeconds(2));

        for (int i = 0; i < 7; i++)
            road.EndFirst((TurnResult)result);

        Assert.Equal(inFlight, road.InFlight.Count);
        Assert.Equal(7 + inFlight, road.Granted.Count);
    }

    [Fact]
    public void However_often_the_gate_closes_everybody_keeps_the_place()
    {
        Road road = new();
        road.Throttle(TimeSpan.FromSeconds(1));
        for (int i = 0; i < 300; i++)
            road.Arrive();

        for (int i = 0; i < 10; i++)
        {
            road.Step(TimeSpan.FromSeconds(2));
            for (int j = 0; j < 5; j++)
                road.EndFirst(TurnResult.Succeeded);
            road.Throttle(TimeSpan.FromSeconds(1));
            road.ReturnStale();
        }

        road.Drain();
        Assert.Equal(Enumerable.Range(0, 300), road.Granted.Distinct());
    }

    [Fact]
    public void Those_for_whom_a_new_wait_is_too_long_leave_at_once_and_nobody_else()
    {
        Road road = new();
        road.Throttle(TimeSpan.FromMinutes(1));
        for (int i = 0; i < 100; i++)
            road.Arrive(maxWait: TimeSpan.FromMinutes(i % 2 == 0 ? 2 : 20));

        road.Throttle(TimeSpan.FromMinutes(10));

        Assert.Equal(50, road.Refused);
        road.Drain();
        Assert.Equal(Enumerable.Range(0, 100).Where(i => i % 2 == 1), road.Granted);
    }

    /// <summary>Any order of arrivals, departures, successes, failures, throttles and blocks of other processes.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Nobody_is_overtaken_and_nobody_is_lost(int seed)
    {
        Random random = new(seed);
        for (int run = 0; run < 15; run++)
        {
            Road road = new();
            road.Throttle(TimeSpan.FromSeconds(1));
            for (int step = 0; step < 300; step++)
            {
                switch (random.Next(10))
                {
                    case < 4:
                        road.Arrive();
                        break;
                    case 4:
                        road.LeaveAny(random);
                        break;
                    case 5:
                        road.EndFirst(random.Next(3) == 0 ? TurnResult.Failed : TurnResult.Succeeded);
                        break;
                    case 6 when random.Next(4) == 0:
                        road.Throttle(TimeSpan.FromSeconds(random.Next(3)));
                        road.ReturnStale();
                        break;
                    default:
                        road.Step(TimeSpan.FromMilliseconds(random.Next(400)));
                        break;
                }

                road.CheckNothingIsGrantedWhileClosed();
            }

            road.Drain();
            Assert.Empty(road.Waiting);
            Assert.Equal(road.Granted.Distinct().Order(), road.Granted.Distinct());
            Assert.Equal(Enumerable.Range(0, road.Arrived), road.Granted.Union(road.Left).Order());
        }
    }

    /// <summary>Calls of one scope, each a number; the scope is real.</summary>
    private sealed class Road
    {
        private readonly RecoveringScopes _scopes;
        private readonly Dictionary<int, (GateTurn Turn, LinePlace Place)> _waiting = [];
        private readonly List<(int Number, GateTurn Turn, DateTimeOffset Until)> _inFlight = [];

        public Road()
        {
            Time = new();
            _scopes = new(Time, () => 0);
        }

        public TestTime Time { get; }

        public int Arrived { get; private set; }

        public List<int> Left { get; } = [];

        public int Refused { get; private set; }

        public List<int> Granted { get; } = [];

        public IReadOnlyCollection<int> Waiting => _waiting.Keys;

        public IReadOnlyCollection<(int Number, GateTurn Turn, DateTimeOffset Until)> InFlight => _inFlight;

        public bool IsOpen => _scopes.IsEmpty;

        public void Throttle(TimeSpan length)
        {
            _scopes.Throttle("s", new(length, 80008), turn: null, TimeSpan.FromSeconds(1)).Dispose();
            Collect();
        }

        public void Arrive(TimeSpan? maxWait = null)
        {
            int number = Arrived++;
            GateTurn turn = Gated.Turn(_scopes, Time);
            if (turn.TryJoin(
                "s",
                Gated.Entry(_scopes, Time, maxWait ?? TimeSpan.FromDays(1)),
                _scopes.Longest(["s"]) ?? default,
                out LinePlace? place))
                _waiting.Add(number, (turn, place));
            else
                Granted.Add(number);
            Collect();
        }

        public void LeaveAny(Random random)
        {
            if (_waiting.Count == 0)
                return;
            int number = _waiting.Keys.ElementAt(random.Next(_waiting.Count));
            _waiting.Remove(number, out var call);
            call.Turn.Dispose();
            Left.Add(number);
            Collect();
        }

        public void EndFirst(TurnResult result)
        {
            if (_inFlight.Count == 0)
                return;
            GateTurn turn = _inFlight[0].Turn;
            _inFlight.RemoveAt(0);
            if (result == TurnResult.Succeeded)
                turn.SucceedAsync().GetAwaiter().GetResult();
            else if (result == TurnResult.Failed)
                turn.Fail();
            turn.Dispose();
            Collect();
        }

        /// <summary>Those that were granted a turn before the scope closed and have not been sent go back in line.</summary>
        public void ReturnStale()
        {
            // In reverse, so that the order is restored by the line and not by accident.
            foreach ((
                int number,
                GateTurn turn,
                DateTimeOffset _) in _inFlight.Where(call => !call.Turn.IsCurrent).Reverse().ToList())
            {
                _inFlight.RemoveAll(call => call.Number == number);
                turn.ReturnStale();
                if (turn.TryJoin("s", Gated.Entry(_scopes, Time, TimeSpan.FromDays(1)), default, out LinePlace? place))
                    _waiting.Add(number, (turn, place));
            }

            Collect();
        }

        public void Step(TimeSpan length)
        {
            Time.Advance(length);
            Collect();
            while (_inFlight.FindIndex(call => call.Until <= Time.GetUtcNow()) is >= 0 and int i)
            {
                GateTurn turn = _inFlight[i].Turn;
                _inFlight.RemoveAt(i);
                turn.SucceedAsync().GetAwaiter().GetResult();
                turn.Dispose();
                Collect();
            }
        }

        public void Drain()
        {
            for (int i = 0; i < 100_000 && (_waiting.Count > 0 || _inFlight.Count > 0); i++)
                Step(Latency);
        }

        public void CheckNothingIsGrantedWhileClosed()
        {
            if (_scopes.Longest(["s"]) is not null)
                Assert.DoesNotContain(
                    _inFlight,
                    call => call.Turn.PlaceIn("s") is { Scope.IsOver: false } && call.Turn.IsCurrent);
        }

        private void Collect()
        {
            foreach ((int number, (GateTurn turn, LinePlace place)) in _waiting.OrderBy(call => call.Key).ToList())
            {
                if (place.HasTurn || place.Scope.IsOver)
                {
                    _waiting.Remove(number);
                    Granted.Add(number);
                    _inFlight.Add((number, turn, Time.GetUtcNow() + Latency));
                }
                else if (place.Refusal.Remaining > TimeSpan.Zero)
                {
                    _waiting.Remove(number);
                    turn.Dispose();
                    Refused++;
                }
            }
        }
    }
}
