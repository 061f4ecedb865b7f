using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>Observes the number of closed scopes of all gates that share a meter.</summary>
internal sealed class ClosedScopesGauge
{
    private static readonly ConditionalWeakTable<WabaMetrics, ClosedScopesGauge> Gauges = [];

    private readonly WeakCollection<InProcessRateLimitGate> _gates = new();

    private ClosedScopesGauge(WabaMetrics metrics) =>
        metrics.Meter.CreateObservableUpDownCounter(
            "waba.client.gate.closed",
            () => _gates.Sum(gate => gate.ClosedScopes),
            "{scope}",
            "Scopes that are closed because of a throttle.");

    public static ClosedScopesGauge Of(WabaMetrics metrics)
    {
        // Without the lock, two gates that are created concurrently can publish two gauges with the same name.
        lock (Gauges)
            return Gauges.GetValue(metrics, static key => new(key));
    }

    public void Add(InProcessRateLimitGate gate) => _gates.Add(gate);
}
