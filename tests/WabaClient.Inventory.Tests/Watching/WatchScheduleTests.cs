using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Tests.Watching;

public sealed class WatchScheduleTests
{
    private static readonly InventorySettings Settings = InventorySettings.Create(new InventoryOptions(), "options");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
    private readonly WatchSchedule _schedule;

    public WatchScheduleTests() => _schedule = new WatchSchedule(Settings, _time);

    [Fact]
    public void Repeated_nudges_are_one_pass_and_those_during_a_pass_are_one_more()
    {
        _schedule.Add(["7"]);
        Assert.Equal(["7"], Take());
        Nudge(100);
        Assert.Empty(Take());
        End("7");

        Assert.Equal(["7"], Take());
        Nudge(100);
        End("7");
        Nudge(100);
        Assert.Empty(Take());
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["7"], Take());
        End("7");

        _time.Advance(Settings.Interval / 2);
        Assert.Empty(Take());
        _schedule.Nudge("8");
        Assert.Empty(Take());
    }

    [Fact]
    public void A_business_whose_edges_all_fail_is_read_less_often_and_others_are_not()
    {
        _schedule.Add(["7", "8"]);
        List<string> taken = [];
        for (int pass = 1; pass <= 40; pass++)
        {
            foreach (string id in Take())
            {
                taken.Add(id);
                End(id, id == "7" ? new GraphResponseException() : null);
            }

            _time.Advance(Settings.Interval * 1.11);
        }

        Assert.Equal(40, taken.Count(id => id == "8"));
        Assert.InRange(taken.Count(id => id == "7"), 5, 10);
    }

    [Fact]
    public void A_business_is_due_after_the_interval_and_its_jitter()
    {
        _schedule.Add([.. Enumerable.Range(1, 200).Select(id => new BusinessId($"{id}"))]);
        foreach (string id in Take())
            End(id);

        _time.Advance(Settings.Interval * 0.899);
        Assert.Empty(Take());
        _time.Advance(Settings.Interval * 0.1);
        Assert.InRange(Take().Count, 50, 150);
        _time.Advance(Settings.Interval * 0.102);
        Assert.InRange(Take().Count, 50, 150);
        Assert.True(_schedule.UntilDue() > TimeSpan.FromDays(1));
    }

    [Fact]
    public void A_clock_that_is_set_back_or_ahead_changes_no_due_time()
    {
        SettableClock clock = new();
        WatchSchedule schedule = new(Settings, clock);
        schedule.Add(["7", "8"]);
        foreach ((BusinessId id, _) in schedule.TakeDue())
            End(schedule, id);

        clock.Offset = TimeSpan.FromDays(-10);
        Assert.InRange(schedule.UntilDue(), Settings.Interval * 0.9, Settings.Interval * 1.1);
        clock.Offset = TimeSpan.FromDays(10);
        Assert.Empty(schedule.TakeDue());
        clock.Advance(Settings.Interval * 1.1);
        Assert.Equal(2, schedule.TakeDue().Count);
    }

    private List<string> Take() => [.. _schedule.TakeDue().Select(due => due.Id.Value)];

    private void Nudge(int count)
    {
        for (int i = 0; i < count; i++)
            _schedule.Nudge("7");
    }

    private void End(string id, Exception? failure = null) => End(_schedule, id, failure);

    private static void End(WatchSchedule schedule, BusinessId id, Exception? failure = null)
    {
        foreach (AccountEdges edge in Settings.Edges)
        {
            schedule.End(new EdgeResult
            {
                BusinessId = id,
                Edge = edge,
                BeganAt = DateTimeOffset.UnixEpoch,
                IsStored = failure is null,
                Failure = failure,
            });
        }
    }

    private sealed class SettableClock : FakeTimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
