using System.Threading.Tasks.Sources;

namespace WabaClient;

/// <summary>
/// The access of one sequence of calls to <see cref="CallSlots"/>. One call of the sequence at a time waits for a slot
/// or holds one.
/// </summary>
/// <param name="slots">The slots of the listing.</param>
/// <param name="keepsPages">Whether the pages take up room until they are returned to the consumer.</param>
internal sealed class CallSlot(CallSlots slots, bool keepsPages) : IValueTaskSource
{
    // Reused by each wait of the sequence. The continuation runs on another thread, because slots are granted under a lock.
    private ManualResetValueTaskSourceCore<bool> _granted = new() { RunContinuationsAsynchronously = true };

    /// <summary>Takes a slot if one is free and no other call waits for it.</summary>
    public bool TryTake(bool isReturning) => slots.TryTake(isReturning);

    /// <summary>Waits for a slot.</summary>
    /// <param name="isReturning">
    /// Whether the call returns from a wait for a gate or a back-off. Such calls precede calls that have not waited.
    /// </param>
    /// <exception cref="OperationCanceledException">The enumeration has ended.</exception>
    public ValueTask TakeAsync(bool isReturning)
    {
        _granted.Reset();
        ValueTask granted = new(this, _granted.Version);
        slots.Add(this, isReturning);
        return granted;
    }

    /// <summary>Returns the slot.</summary>
    /// <param name="succeeded">Whether a page arrived.</param>
    public void Return(bool succeeded) => slots.Return(succeeded && keepsPages);

    /// <summary>Waits for an access token without holding a slot.</summary>
    public async ValueTask<T> AskAsync<T>(ValueTask<T> token)
    {
        if (token.IsCompleted)
            return await token.ConfigureAwait(false);
        slots.CountAsking(1);
        try
        {
            return await token.ConfigureAwait(false);
        }
        finally
        {
            slots.CountAsking(-1);
        }
    }

    /// <inheritdoc cref="CallSlots.CountQuestion"/>
    public void CountQuestion(int difference) => slots.CountQuestion(difference);

    public void Grant() => _granted.SetResult(true);

    public void Cancel() => _granted.SetException(new OperationCanceledException());

    void IValueTaskSource.GetResult(short token) => _granted.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _granted.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _granted.OnCompleted(continuation, state, token, flags);
}
