namespace WabaClient.FleetWorker;

/// <summary>A clock whose timers take 200 times as long, so that a gate does not count as failed because the machine is slow.</summary>
public sealed class PatientClock : TimeProvider
{
    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? 200 * dueTime : dueTime, period);
}
