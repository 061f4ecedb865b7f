using BenchmarkDotNet.Attributes;
using WabaClient.Benchmarks.Targets;

namespace WabaClient.Benchmarks.Suites;

/// <summary>The cost of retry, token, gate, time-out and telemetry for a page without a fault that arrives later, as from a network.</summary>
public class PipelineBenchmarks
{
    private PipelineStages _stages = null!;

    [Params(1, 100)]
    public int Accounts { get; set; }

    [GlobalSetup]
    public void SetUp() => _stages = new(Accounts);

    [Benchmark(Baseline = true, Description = "send, read, parse")]
    public int Transport() => _stages.SendAlone();

    [Benchmark(Description = "the same in the pipeline")]
    public int Pipeline() => _stages.SendInPipeline();
}
