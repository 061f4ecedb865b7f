namespace Fleet;

/// <summary>Starts a fake Graph, Redis and the processes of the fleet, and shows their status.</summary>
internal static class Coordinator
{
    private const int Processes = 4;

    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(bool killsRedis, CancellationToken cancellationToken)
    {
        await using FleetGraph graph = await FleetGraph.StartAsync();
        using StateServer state = await StateServer.StartAsync();
        Console.WriteLine($"A fake Graph with {FleetGraph.Businesses} businesses answers at {graph.Address}; {state.Name} listens on port {state.Port}.");

        WorkerProcess[] workers =
            [.. Enumerable.Range(1, Processes).Select(number => WorkerProcess.Start(number, graph.Address, state.Port))];
        try
        {
            Task done = Task.WhenAll(workers.Select(worker => worker.Done));
            Task outage = killsRedis ? InterruptAsync(state, workers, done) : Task.CompletedTask;
            await FleetView.ShowAsync(workers, Task.WhenAll(done, outage), cancellationToken);
        }
        finally
        {
            foreach (WorkerProcess worker in workers)
                worker.Dispose();
        }

        FleetView.Write(workers);
        foreach (WorkerProcess worker in workers.Where(worker => !worker.Status.IsDone))
            await Console.Error.WriteLineAsync($"Process {worker.Number} ended before its work was done.");
        int failed = workers.Sum(worker => worker.Status.Failed);
        Console.WriteLine(
            $"{graph.Throttles} throttles, {graph.CallsWhileBlocked} calls while a business was blocked, {failed} failed listings.");
        return failed == 0 && workers.All(worker => worker.Status.IsDone) ? 0 : 1;
    }

    /// <summary>Kills Redis when a third of the work is done, and restarts it without data.</summary>
    private static async Task InterruptAsync(StateServer state, WorkerProcess[] workers, Task done)
    {
        while (workers.Sum(worker => worker.Status.Businesses) < workers.Length * FleetGraph.Businesses / 3 && !done.IsCompleted)
            await Task.Delay(50);
        state.Kill();
        Console.WriteLine($"{state.Name} was killed.");
        await Task.Delay(Outage);
        await state.RestartAsync();
        Console.WriteLine($"{state.Name} is back, without its state.");
    }
}
