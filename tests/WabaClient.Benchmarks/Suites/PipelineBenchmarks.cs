using BenchmarkDotNet.Attributes;
using WabaClient.Benchmarks.Targets;

namespace WabaClient.Benchmarks.Suites;

/// <summary>What retry, token, gate, time-out and telemetry cost a page of 100 that has no fault and arrives later, as from a network.</summary>
public class PipelineBenchmarks
{
    private readonly PipelineStages _stages = new(pageSize: 100);

    [Benchmark(Baseline = true, Description = "send, read, parse")]
    public int Transport() => _stages.SendAlone();

    [Benchmark(Description = "the same in the pipeline")]
    public int Pipeline() => _stages.SendInPipeline();
}
