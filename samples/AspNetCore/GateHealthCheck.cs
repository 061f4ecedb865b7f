using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AspNetCore;

/// <summary>
/// Reports whether Graph throttles this service. It asks the gate and not Graph, because a health check that runs every
/// few seconds must not exhaust the limit that it monitors.
/// </summary>
/// <remarks>
/// Degraded and not unhealthy: other businesses are not affected, and a restart would clear the gate.
/// </remarks>
internal sealed class GateHealthCheck(WatchedGate gate, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ClosedScope> closed = gate.Closed;
        if (closed.Count == 0)
            return Task.FromResult(HealthCheckResult.Healthy("The gate is open."));

        ClosedScope last = closed.MaxBy(scope => scope.Until);
        TimeSpan remaining = last.Until - time.GetUtcNow();
        return Task.FromResult(HealthCheckResult.Degraded(
            $"The gate is closed for {closed.Count} scope(s), for another {remaining:hh\\:mm\\:ss} after error {last.Code}."));
    }
}
