using System.Text;

namespace WabaClient.Benchmarks.Targets;

/// <summary>The targets of this library, and whether they are met.</summary>
internal static class TargetTable
{
    public static async Task<string> MeasureAsync(bool quick)
    {
        int rounds = quick ? 40 : 200;
        StringBuilder table = new("| what | target | measured | met |\n| --- | --- | --- | --- |\n");
        foreach (Target target in (IEnumerable<Target>)
        [
            .. PageTargets.Measure(rounds),
            .. PipelineTargets.Measure(rounds),
            .. await FlatnessTargets.MeasureAsync(quick ? 10 : 50),
            await ReadAheadTarget.MeasureAsync(),
        ])
        {
            table.Append("| ")
                .AppendJoin(" | ", target.What, target.Limit, target.Measured, target.IsMet ? "yes" : "**no**")
                .Append(" |\n");
        }

        return table.ToString();
    }
}
