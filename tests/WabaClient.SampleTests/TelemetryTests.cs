using WabaClient.SampleTests.Support;

namespace WabaClient.SampleTests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Spans_and_metrics_of_a_throttled_listing_are_on_the_console()
    {
        SampleResult result = await SampleProcess.RunAsync("Telemetry");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(3, result.Output.Count(line => line.Contains("waba.page", StringComparison.Ordinal) && line.StartsWith("Activity.DisplayName", StringComparison.Ordinal)));
        Assert.Contains(result.Output, line => line.StartsWith("Activity.DisplayName", StringComparison.Ordinal) && line.EndsWith("nightly listing", StringComparison.Ordinal));
        Assert.Equal(
            3,
            result.Output.Count(line => line.StartsWith("Activity.ParentSpanId", StringComparison.Ordinal)));
        string[] metrics =
        [
            "waba.client.page.duration", "waba.client.retries", "waba.client.throttles", "waba.client.throttle.wait",
            "waba.client.gate.closed", "waba.client.usage",
        ];
        Assert.All(
            metrics,
            metric => Assert.Contains($"Metric Name: {metric},", result.Text, StringComparison.Ordinal));
        Assert.Contains("code: 80008", result.Text, StringComparison.Ordinal);
        Assert.Contains("waba.attempts: 2", result.Text, StringComparison.Ordinal);
    }
}
