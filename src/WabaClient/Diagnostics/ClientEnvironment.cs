using Microsoft.Extensions.Logging;

namespace WabaClient;

/// <summary>What a client gets from the application: the clock, randomness, the log and the metrics, and where it announces waits.</summary>
internal sealed class ClientEnvironment
{
    public ClientEnvironment(TimeProvider time, Func<double> random, ILogger logger, WabaMetrics? metrics = null)
    {
        Time = time;
        Random = random;
        Logger = new SafeLogger(logger);
        Metrics = metrics ?? WabaMetrics.Shared;
        Waits = new(time, Logger);
    }

    public TimeProvider Time { get; }

    /// <summary>Gets a function that returns a number from 0 to 1.</summary>
    public Func<double> Random { get; }

    /// <summary>Gets the log. It never throws.</summary>
    public ILogger Logger { get; }

    public WabaMetrics Metrics { get; }

    public WaitNotifier Waits { get; }
}
