using Microsoft.Extensions.Logging;

namespace WabaClient;

/// <summary>
/// The services of the application that a client uses: the clock, random numbers, the log, the metrics and the handlers
/// of waits.
/// </summary>
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
