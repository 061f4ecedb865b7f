using Microsoft.Extensions.Logging.Abstractions;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

/// <summary>Requests at a gate, without a client.</summary>
internal static class Gated
{
    public static GateEntry Entry(RecoveringScopes scopes, TimeProvider time, TimeSpan maxWait)
    {
        ClientEnvironment environment = new(time, () => 0, NullLogger.Instance, WabaMetrics.Shared);
        InProcessRateLimitGate gate = new(time);
        GraphCall call = new(
            GraphTarget.ForEdge(GraphEdge.Owned, "1", new AccountQuery()), cursor: null, pageSize: null, maxWait);
        return new(
            new SharedGate(gate, gate, environment),
            scopes,
            call,
            new RateLimitScopes("default", call.Target, "none"),
            environment);
    }

    /// <summary>Joins a scope, as far as its line.</summary>
    public static GateTurn Join(RecoveringScopes scopes, string scope)
    {
        GateTurn turn = new(scopes);
        Assert.True(turn.TryJoin(scope, Entry(scopes, new TestTime(), TimeSpan.FromDays(1)), default, out _));
        return turn;
    }
}
