namespace WabaClient.Tests.Resilience;

public sealed class ServerWaitTests
{
    [Fact]
    public void The_larger_of_both_hints_counts()
    {
        Assert.Equal(
            TimeSpan.FromMinutes(5),
            ServerWait.Of(TimeSpan.FromSeconds(10), Usage("""{"1":[{"estimated_time_to_regain_access":5}]}"""), "1"));
        Assert.Equal(
            TimeSpan.FromMinutes(9),
            ServerWait.Of(TimeSpan.FromMinutes(9), Usage("""{"1":[{"estimated_time_to_regain_access":5}]}"""), "1"));
    }

    [Theory]
    [InlineData("""{"1":[{"estimated_time_to_regain_access":3},{"estimated_time_to_regain_access":5}],"2":[{"call_count":100,"estimated_time_to_regain_access":60}]}""", 5)]
    [InlineData("""{"2":[{"call_count":40,"estimated_time_to_regain_access":90}],"3":[{"total_time":100,"estimated_time_to_regain_access":60}]}""", 60)]
    [InlineData("""{"2":[{"call_count":40,"estimated_time_to_regain_access":7}],"3":[{"estimated_time_to_regain_access":8}]}""", 8)]
    [InlineData("""{"1":[{"estimated_time_to_regain_access":1}],"1":[{"estimated_time_to_regain_access":4}]}""", 4)]
    [InlineData("""{"1":[{"estimated_time_to_regain_access":"6"}]}""", 6)]
    [InlineData("""{"1":{"estimated_time_to_regain_access":2}}""", 2)]
    [InlineData("""{"1":[{"estimated_time_to_regain_access":100000}]}""", 24 * 60)]
    public void The_entries_for_the_id_come_first_then_full_limits_then_all(string header, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), ServerWait.Of(null, Usage(header), "1"));

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("[]")]
    [InlineData("""{"1":7}""")]
    [InlineData("""{"1":[{"estimated_time_to_regain_access":0}]}""")]
    [InlineData("""{"1":[{"estimated_time_to_regain_access":-5}]}""")]
    [InlineData("""{"1":[{"estimated_time_to_regain_access":"soon"}]}""")]
    [InlineData("""{"1":[{"estimated_time_to_regain_access":"NaN"}]}""")]
    [InlineData("""{"1":[{"call_count":100}]}""")]
    public void What_is_no_time_is_no_hint(string header) => Assert.Null(ServerWait.Of(null, Usage(header), "1"));

    [Fact]
    public void A_negative_retry_after_is_no_hint() => Assert.Null(ServerWait.Of(TimeSpan.FromSeconds(-1), [], "1"));

    private static IReadOnlyList<RateLimitUsage> Usage(string header) => new UsageHeaders(header, null).Entries;
}
