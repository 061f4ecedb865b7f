using FsCheck;
using FsCheck.Fluent;

namespace WabaClient.Tests.Resilience;

public sealed class RetryDelayTests
{
    private static readonly TimeSpan Base = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(0, 0.5, 2)]
    [InlineData(1, 0.5, 4)]
    [InlineData(2, 0.5, 8)]
    [InlineData(0, 0.0, 1)]
    [InlineData(0, 1.0, 3)]
    [InlineData(9, 0.5, 30)]
    [InlineData(int.MaxValue, 1.0, 30)]
    public void Without_a_hint_it_is_the_capped_back_off_with_jitter(int retry, double random, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryDelay.Calculate(retry, null, Base, Max, random));

    [Fact]
    public void A_hint_is_never_undercut_and_stretched_by_a_little_at_most()
    {
        var inputs =
            from retry in Gen.Choose(0, 100)
            from minutes in Gen.Choose(0, 24 * 60)
            from thousandths in Gen.Choose(0, 1_000)
            select (retry, Hint: TimeSpan.FromMinutes(minutes), Random: thousandths / 1_000.0);
        Prop.ForAll(inputs.ToArbitrary(), input =>
        {
            TimeSpan delay = RetryDelay.Calculate(input.retry, input.Hint, Base, Max, input.Random);
            TimeSpan backOff = RetryDelay.Calculate(input.retry, null, Base, Max, input.Random);
            return delay >= input.Hint && delay >= backOff && delay <= TimeSpan.FromTicks(
                Math.Max((input.Hint * 1.05).Ticks, backOff.Ticks));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(100, 105)]
    [InlineData(200, 210)]
    [InlineData(3_600, 3_610)]
    public void A_wait_is_stretched_by_a_twentieth_and_ten_seconds_at_most(int wait, int most) =>
        Assert.Equal(TimeSpan.FromSeconds(most), ServerWait.Stretch(TimeSpan.FromSeconds(wait), 1));

    [Fact]
    public void Waits_are_rounded_up_to_what_timers_count() =>
        Assert.Equal(TimeSpan.FromMilliseconds(8), ServerWait.Stretch(TimeSpan.FromTicks(70_001), 0));

    [Fact]
    public void No_wait_is_too_long_for_a_timer() =>
        Assert.InRange(
            RetryDelay.Calculate(0, TimeSpan.FromDays(400), TimeSpan.FromDays(1), TimeSpan.FromDays(1), 1),
            TimeSpan.FromHours(24),
            TimeSpan.FromDays(45));
}
