namespace WabaClient.Benchmarks.Targets;

/// <summary>The overhead around sending, reading and parsing a page without a fault.</summary>
internal static class PipelineTargets
{
    public static IEnumerable<Target> Measure(int rounds)
    {
        PipelineStages stages = new(pageSize: 100);
        Cost[] costs = Turns.Measure(rounds, () => stages.SendAlone(), () => stages.SendInPipeline());
        Cost alone = costs[0], around = costs[1];
        yield return Target.AtMost(
            "resilience, gate, telemetry without a fault, bytes a page", around.Bytes - alone.Bytes, 1_536, "0", " B");
        yield return Target.AtMost(
            "the same, of the time of a page of 100",
            100 * (around.Microseconds - alone.Microseconds) / around.Microseconds,
            5,
            "0.0",
            " %");
    }
}
