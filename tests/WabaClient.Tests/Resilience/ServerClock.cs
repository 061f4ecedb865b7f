using WabaClient.Tests.Support;

namespace WabaClient.Tests.Resilience;

/// <summary>
/// The clock of a server whose answers nobody may wait for any more: on a wire it notices late that its client has gone,
/// and what it still does must not move the client's clock.
/// </summary>
internal sealed class ServerClock(TestTime time, Func<bool> isAbandoned) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, isAbandoned() ? Timeout.InfiniteTimeSpan : dueTime, period);
}
