using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using Perfolizer.Horology;

namespace WabaClient.Benchmarks;

/// <summary>The configuration of the suites: each benchmark runs in a separate process, and all of them take a few minutes.</summary>
internal sealed class BenchmarkConfig : ManualConfig
{
    public BenchmarkConfig(bool quick)
    {
        AddJob(JobOfThisBuild()
            .WithLaunchCount(1)
            .WithWarmupCount(quick ? 3 : 8)
            .WithIterationCount(quick ? 3 : 15)
            .WithIterationTime(TimeInterval.FromMilliseconds(quick ? 50 : 150)));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.Gen0, Column.Gen1, Column.Gen2);
        AddColumn(StatisticColumn.Median);
        AddExporter(BenchmarkDotNet.Exporters.MarkdownExporter.GitHub);
        AddLogger(new ProgressLogger());
        WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Value).WithMaxParameterColumnWidth(40));
        WithOptions(ConfigOptions.DisableLogFile);
    }

    // The net8.0 build is measured on the newer runtime where no 8.0 is installed.
    private static Job JobOfThisBuild() =>
#if NET10_0_OR_GREATER
        Job.Default.WithRuntime(CoreRuntime.Core10_0);
#else
        Job.Default.WithRuntime(CoreRuntime.Core80).WithEnvironmentVariable("DOTNET_ROLL_FORWARD", "Major");
#endif
}
