using FsCheck;
using FsCheck.Fluent;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

public sealed class PacingLawTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>The caller is sometimes ready at once and sometimes only after a while.</summary>
    [Fact]
    public void No_rolling_hour_contains_more_calls_than_fit() => Check.One(
        Seeded.Cases(200),
        Prop.ForAll(
            Gen.Choose(1, 150).Zip(Gen.Choose(0, 4_000).ArrayOf(300)).ToArbitrary(),
            drawn =>
            {
                (int most, int[] pauses) = drawn;
                PacedCalls calls = new();
                List<TimeSpan> made = [];
                TimeSpan now = TimeSpan.FromHours(1);
                foreach (int pause in pauses)
                {
                    now += TimeSpan.FromSeconds(pause < 3_000 ? 0.01 * pause : pause - 3_000);
                    calls.Forget(now);
                    TimeSpan next = calls.Count == 0
                        ? now
                        : calls.Entries[^1].Last + PacingLaw.Interval(calls.Entries, most - calls.Count);
                    now = next > now ? next : now;
                    calls.Add(now);
                    made.Add(now);
                }

                return made.Select((time, index) => (Time: time, Index: index))
                    .All(call => made.Take(call.Index + 1).Count(time => time > call.Time - Hour) <= most);
            }));

    [Fact]
    public void After_a_burst_calls_follow_at_equal_intervals_until_it_is_an_hour_old()
    {
        PacedCalls calls = new();
        for (int i = 0; i < 100; i++)
            calls.Add(TimeSpan.FromMilliseconds(i));
        List<TimeSpan> intervals = [];

        for (TimeSpan now = TimeSpan.FromSeconds(1); now < TimeSpan.FromMinutes(59);)
        {
            TimeSpan next = calls.Entries[^1].Last + PacingLaw.Interval(calls.Entries, 194 - calls.Count);
            intervals.Add(next - calls.Entries[^1].Last);
            now = next;
            calls.Add(now);
        }

        // 94 calls in 60 minutes.
        Assert.All(intervals, interval => Assert.InRange(interval.TotalSeconds, 3_600 / 96.0, 3_600 / 93.9));
    }

    [Fact]
    public void The_more_calls_fit_the_sooner_the_next_one_may_be_sent()
    {
        PacedCalls calls = new();
        for (int i = 0; i < 50; i++)
            calls.Add(TimeSpan.FromSeconds(i * i));

        TimeSpan[] next = [.. Enumerable.Range(-60, 200).Select(free => PacingLaw.Interval(calls.Entries, free))];

        Assert.Equal(next.OrderDescending(), next);
        Assert.Equal(Hour, next[0]);
    }

    [Fact]
    public void What_a_call_takes_is_learned_from_the_rise_and_from_the_fall_of_the_usage()
    {
        CallCost rising = new(), falling = new();
        for (int calls = 1; calls <= 100; calls++)
        {
            rising.Learn(calls, calls / 2);
            falling.Learn(101 - calls, (101 - calls) / 2);
        }

        // One per cent for the rounding is in it.
        Assert.InRange(rising.Learned!.Value, 0.5, 0.65);
        Assert.InRange(falling.Learned!.Value, 0.5, 0.65);
    }

    [Fact]
    public void A_usage_that_changes_against_the_own_calls_teaches_nothing()
    {
        CallCost cost = new();
        for (int calls = 100; calls > 0; calls--)
            cost.Learn(calls, 100 - calls);

        Assert.Null(cost.Learned);
    }

    [Fact]
    public void Before_anything_is_learned_the_highest_cost_that_is_possible_is_assumed()
    {
        CallCost cost = new();

        cost.Learn(1, 10);
        Assert.Equal(1, cost.Estimate);
        cost.Learn(4, 10);
        Assert.Equal(0.25, cost.Estimate);
        cost.Learn(4, 12);
        Assert.Equal(0.75, cost.Estimate);
        Assert.Null(cost.Learned);
    }

    [Fact]
    public void An_hour_of_calls_takes_at_most_61_entries()
    {
        PacedCalls calls = new();
        int most = 0;
        for (int i = 0; i < 100_000; i++)
        {
            calls.Add(TimeSpan.FromSeconds(0.1 * i));
            most = Math.Max(most, calls.Entries.Count);
        }

        Assert.Equal(61, most);
        Assert.InRange(calls.Count, 36_000, 36_000 + 600);
        calls.Forget(TimeSpan.FromSeconds(10_000) + Hour);
        Assert.Equal((0, 0, 100_000), (calls.Count, calls.Entries.Count, calls.Total));
    }

    [Fact]
    public void An_older_response_does_not_replace_a_newer_one()
    {
        PacingRecord record = new();
        long first = record.Count(Hour);
        long second = record.Count(Hour);

        record.Report(second, 90, Hour);
        TimeSpan next = record.NextCall(Hour, 50);
        record.Report(first, 10, Hour);

        Assert.True(next > Hour);
        Assert.Equal(next, record.NextCall(Hour, 50));
    }

    [Fact]
    public void Up_to_the_threshold_calls_need_not_wait_and_an_hour_without_calls_is_a_new_beginning()
    {
        PacingRecord record = new();
        Assert.Equal(Hour, record.NextCall(Hour, 50));

        long number = record.Count(Hour);
        record.Report(number, 50, Hour);
        Assert.Equal(Hour, record.NextCall(Hour, 50));
        record.Report(number, 51, Hour);
        Assert.True(record.NextCall(Hour, 50) > Hour);
        Assert.Equal(Hour * 2, record.NextCall(Hour * 2, 50));
    }
}
