using Microsoft.Extensions.Logging.Abstractions;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

/// <summary>Requests at a gate, without a client.</summary>
internal static class Gated
{
    public static GateEntry Entry(RecoveringScopes scopes, TimeProvider time, TimeSpan maxWait)
    {
        ClientEnvironment environment = EnvironmentOf(time);
        GraphCall call = new(
            GraphTarget.ForEdge(GraphEdge.Owned, "1", new AccountQuery()), cursor: null, pageSize: null, maxWait);
        return new(
            GateOf(environment),
            pacer: null,
            scopes,
            call,
            new RateLimitScopes("default", call.Target, TokenCredentials.None),
            environment);
    }

    /// <summary>Joins a scope, as far as its line.</summary>
    public static GateTurn Join(RecoveringScopes scopes, string scope)
    {
        TestTime time = new();
        GateTurn turn = Turn(scopes, time);
        Assert.True(turn.TryJoin(scope, Entry(scopes, time, TimeSpan.FromDays(1)), default, out _));
        return turn;
    }

    public static GateTurn Turn(RecoveringScopes scopes, TimeProvider time) => new(scopes, GateOf(EnvironmentOf(time)));

    private static ClientEnvironment EnvironmentOf(TimeProvider time) =>
        new(time, () => 0, NullLogger.Instance, WabaMetrics.Shared);

    private static SharedGate GateOf(ClientEnvironment environment)
    {
        InProcessRateLimitGate gate = new(environment.Time);
        return new(gate, gate, TimeSpan.FromSeconds(30), environment);
    }
}
