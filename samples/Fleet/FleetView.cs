using Spectre.Console;

namespace Fleet;

/// <summary>The table with the status of each process.</summary>
internal static class FleetView
{
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(250);

    /// <summary>Shows the table while the fleet works. Without a terminal, it is shown only at the end.</summary>
    public static async Task ShowAsync(IReadOnlyList<WorkerProcess> workers, Task done, CancellationToken cancellationToken)
    {
        if (Console.IsOutputRedirected)
        {
            await done.WaitAsync(cancellationToken);
            return;
        }

        await AnsiConsole.Live(TableOf(workers)).AutoClear(true).StartAsync(async live =>
        {
            while (!done.IsCompleted)
            {
                live.UpdateTarget(TableOf(workers));
                await Task.WhenAny(done, Task.Delay(BetweenFrames, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }
        });
        await done;
    }

    public static void Write(IReadOnlyList<WorkerProcess> workers)
    {
        // Without a terminal, Spectre assumes 80 columns and truncates the headings.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 120;
        AnsiConsole.Write(TableOf(workers));
    }

    private static Table TableOf(IReadOnlyList<WorkerProcess> workers)
    {
        Table table = new Table().AddColumns(
            "process", "businesses", "accounts", "calls", "waits", "throttles", "gate failures", "failed");
        foreach (WorkerProcess worker in workers)
            AddRow(table, $"{worker.Number}", worker.Status);
        return table;
    }

    private static void AddRow(Table table, string name, WorkerStatus status) => table.AddRow(
        name,
        $"{status.Businesses}",
        $"{status.Accounts}",
        $"{status.Calls}",
        $"{status.Waits}",
        $"{status.Throttles}",
        $"{status.GateFailures}",
        $"{status.Failed}");
}
