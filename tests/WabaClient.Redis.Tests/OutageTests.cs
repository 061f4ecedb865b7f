using System.Globalization;
using WabaClient.Tests.Support;

namespace WabaClient.Tests;

/// <summary>No listing fails because of Redis, and the blocks of a process are published when Redis works again.</summary>
[Collection(nameof(ManyProcesses))]
public sealed class OutageTests(Outages outages, ITestOutputHelper output) : IClassFixture<Outages>
{
    public static TheoryData<string> Names => Outages.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void No_listing_fails_and_what_was_missed_is_published(string outage)
    {
        Outages.Result result = outages.ResultOf(outage);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {outage} | {result.Listings} listings | {result.Failed.Count} failed | slowest {result.Slowest.TotalMilliseconds:F0} ms | gate failures {result.GateFailures} | published {string.Join(", ", result.Published)} |"));

        Assert.Empty(result.Failed);
        Assert.Equal(0, result.CallsOfThrottled);
        Assert.InRange(result.GateFailures, 1, result.Listings / 10);
        Assert.NotEmpty(result.Published);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_log_says_so_once_a_minute_without_a_password_and_that_the_gate_works_again(string outage)
    {
        IReadOnlyList<string> log = outages.ResultOf(outage).Log;

        Assert.InRange(log.Count(line => line.Contains("rate-limit gate failed", StringComparison.Ordinal)), 1, 3);
        Assert.Contains(log, line => line.Contains("works again", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.Contains("password0", StringComparison.Ordinal));
    }
}
