using Fleet;

// The command starts itself once per process of the fleet.
if (args is ["worker", var number])
    return await Worker.RunAsync(number);

bool killsRedis = args is ["--kill-redis"];
if (args.Length > 0 && !killsRedis)
{
    await Console.Error.WriteLineAsync("Usage: Fleet [--kill-redis]");
    return 2;
}

using CancellationTokenSource interrupt = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupt.Cancel();
};

try
{
    return await Coordinator.RunAsync(killsRedis, interrupt.Token);
}
catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
{
    return 130;
}
