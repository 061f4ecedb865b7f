using System.Diagnostics;
using Spectre.Console;

namespace MultiTenant;

/// <summary>Prints how many tenants are complete, which are not and why, and the memory used.</summary>
internal static class SummaryTable
{
    private const double Megabyte = 1024 * 1024;

    public static void Write(IReadOnlyList<TenantResult> results)
    {
        // Without a terminal Spectre assumes 80 columns and wraps the reasons.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 200;

        TenantResult[] failed = [.. results.Where(result => !result.IsComplete)];
        if (failed.Length > 0)
            AnsiConsole.Write(TableOf(failed));

        foreach (IGrouping<string, TenantResult> kind in failed.GroupBy(result => result.Reason).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            AnsiConsole.WriteLine($"{kind.Count()} {kind.Key}");
        using Process process = Process.GetCurrentProcess();
        AnsiConsole.WriteLine($"{results.Count - failed.Length} complete, {failed.Length} reported, {results.Sum(result => result.Accounts)} accounts, peak memory {process.PeakWorkingSet64 / Megabyte:F0} MB.");
    }

    private static Table TableOf(IEnumerable<TenantResult> results)
    {
        Table table = new Table().AddColumns("business", "accounts", "reason", "what to do");
        foreach (TenantResult result in results)
            table.AddRow(new Text(result.Business.Value), new Text($"{result.Accounts}"), new Text(result.Reason), new Text(result.Failure?.Hint ?? ""));
        return table;
    }
}
