using WabaClient.Tests.Support;

namespace WabaClient.Tests.FaultMatrix;

/// <summary>
/// The server's clock. Over sockets the server notices late that its client has gone, and the timers that it still
/// starts for the abandoned request must not move the client's clock.
/// </summary>
internal sealed class ServerClock(TestTime time, Func<bool> isAbandoned) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, isAbandoned() ? Timeout.InfiniteTimeSpan : dueTime, period);
}
