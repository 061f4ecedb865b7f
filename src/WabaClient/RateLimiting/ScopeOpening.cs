namespace WabaClient;

/// <summary>
/// How a scope that was throttled opens again: one call goes first, each success lets one more be in flight, up to a
/// few, and once nobody waits the limit is gone. Only <see cref="ScopeOpenings"/> touches it, under its lock.
/// </summary>
internal sealed class ScopeOpening(string scope)
{
    private const int MostInFlight = 8;

    // The task of a waiter ends when its turn has come, with Closings as they are then; or without a value when it has to
    // look at the gate again.
    private readonly LinkedList<TaskCompletionSource<int?>> _waiters = new();
    private int _limit = 1;
    private int _inFlight;
    private int _backingOff;

    public string Scope => scope;

    /// <summary>How often the scope was closed. Calls that got their turn before the last closing tell nothing new about the throttle.</summary>
    public int Closings { get; private set; }

    public int ThrottlesInARow { get; private set; }

    public bool LetsSeveralGo => _limit > 1;

    public bool IsIdle => _inFlight == 0 && !IsAwaited;

    private bool IsAwaited => _waiters.Count > 0 || _backingOff > 0;

    /// <summary>Counts a throttle that closes the scope. Those that come with it, before the scope is closed, count no more.</summary>
    public void CountThrottle()
    {
        ThrottlesInARow++;
        Closings++;
    }

    public void Close()
    {
        Closings++;
        _limit = 1;
        LookAgain();
    }

    /// <summary>Sends all waiters back to the gate.</summary>
    public void LookAgain()
    {
        foreach (TaskCompletionSource<int?> waiter in _waiters)
            waiter.SetResult(null);
        _waiters.Clear();
    }

    /// <summary>Takes a turn if one is free.</summary>
    /// <returns>Null if it was; else what to wait for.</returns>
    public TaskCompletionSource<int?>? TakeTurn()
    {
        if (_inFlight < _limit && _waiters.Count == 0)
        {
            _inFlight++;
            return null;
        }

        TaskCompletionSource<int?> waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiters.AddLast(waiter);
        return waiter;
    }

    /// <summary>A waiter leaves; a turn that came to it meanwhile goes to the next.</summary>
    public void Leave(TaskCompletionSource<int?> waiter)
    {
        if (!waiter.Task.IsCompleted)
            _waiters.Remove(waiter);
        else if (waiter.Task.Result is not null)
            EndTurn(succeeded: false);
    }

    public void StartBackOff() => _backingOff++;

    public void EndBackOff() => _backingOff--;

    /// <summary>Ends a turn and passes it on.</summary>
    /// <returns>True once nothing holds the scope back any more.</returns>
    public bool EndTurn(bool succeeded)
    {
        _inFlight--;
        if (succeeded)
        {
            ThrottlesInARow = 0;
            _limit = Math.Min(_limit + 1, MostInFlight);
        }

        bool isOpen = succeeded && !IsAwaited;
        while (_inFlight < _limit && _waiters.First is { } next)
        {
            _waiters.RemoveFirst();
            _inFlight++;
            next.Value.SetResult(Closings);
        }

        return isOpen;
    }
}
