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

    private List<string> Take() => [.. _schedule.TakeDue().Select(due => due.Id.Value)];

    private void Nudge(int count)
    {
        for (int i = 0; i < count; i++)
            _schedule.Nudge("7");
    }

    private void End(string id, Exception? failure = null)
    {
        foreach (AccountEdges edge in Settings.Edges)
        {
            _schedule.End(new EdgeResult
            {
                BusinessId = id,
                Edge = edge,
                BeganAt = _time.GetUtcNow(),
                IsStored = failure is null,
                Failure = failure,
            });
        }
    }
}
