namespace WabaClient;

/// <summary>
/// Limits the requests of one listing of many businesses: how many are in flight, how many pages are fetched but not
/// yet returned to the consumer, and when the next business can start. Thread-safe.
/// </summary>
/// <remarks>
/// A request needs a free slot and room for its page. Calls that have waited for a gate or a back-off precede calls
/// that have not, and do not delay the start of new businesses. A call that waits here holds nothing that other calls
/// wait for.
/// </remarks>
internal sealed class CallSlots(int maxConcurrency)
{
    private const int PagesPerSlot = 4;

    // A slow token provider must not delay businesses whose tokens are ready, and must not be called for all businesses at once.
    private const int MostAsking = 1_024;

    private readonly object _lock = new();
    private readonly Queue<CallSlot> _returning = new();
    private readonly Queue<CallSlot> _arriving = new();
    private TaskCompletionSource? _room;
    private int _inFlight;
    private int _asking;
    private int _questions;
    private long _kept;
    private bool _isClosed;

    /// <summary>Gets how many calls are in flight or wait for a slot.</summary>
    public int Busy
    {
        get
        {
            lock (_lock)
                return _inFlight + _returning.Count + _arriving.Count;
        }
    }

    private long MostPages => (long)PagesPerSlot * maxConcurrency;

    private bool CanSend => _inFlight < maxConcurrency && _inFlight + _kept < MostPages;

    // A call that asks a shared gate will need a slot, unless the gate turns out to be closed.
    private bool CanBegin => _arriving.Count + _questions < maxConcurrency && _asking < MostAsking && _kept < MostPages;

    /// <summary>Waits until another business can start. Must not be called concurrently.</summary>
    public Task WaitForRoomAsync()
    {
        lock (_lock)
        {
            if (_isClosed)
                return Task.FromException(new OperationCanceledException());
            if (CanBegin)
                return Task.CompletedTask;
            _room = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task;
        }
    }

    /// <summary>Takes a slot if one is free and no other call waits for it.</summary>
    public bool TryTake(bool isReturning)
    {
        lock (_lock)
        {
            bool isFree = !_isClosed && CanSend && _returning.Count == 0 && (isReturning || _arriving.Count == 0);
            if (isFree)
                _inFlight++;
            return isFree;
        }
    }

    /// <summary>Adds a call to the queue. It is either granted a slot or cancelled.</summary>
    public void Add(CallSlot call, bool isReturning)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                call.Cancel();
                return;
            }

            (isReturning ? _returning : _arriving).Enqueue(call);
            Grant();
        }
    }

    /// <summary>Returns a slot.</summary>
    /// <param name="keepsPage">
    /// Whether a page arrived, which takes up room until it is returned to the consumer.
    /// </param>
    public void Return(bool keepsPage)
    {
        lock (_lock)
        {
            _inFlight--;
            if (keepsPage)
                _kept++;
            Grant();
        }
    }

    /// <summary>Counts an element that was created without a request.</summary>
    public void Keep()
    {
        lock (_lock)
            _kept++;
    }

    /// <summary>Makes room, because an element was returned to the consumer.</summary>
    public void Give()
    {
        lock (_lock)
        {
            _kept--;
            Grant();
        }
    }

    /// <summary>Counts the calls that have requested a token and have not received it.</summary>
    public void CountAsking(int difference)
    {
        lock (_lock)
        {
            _asking += difference;
            LetBegin();
        }
    }

    /// <summary>Counts the calls that have asked a shared gate and have not received its answer.</summary>
    public void CountQuestion(int difference)
    {
        lock (_lock)
        {
            _questions += difference;
            LetBegin();
        }
    }

    /// <summary>Cancels all calls that wait, and all later ones.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            foreach (CallSlot call in _returning.Concat(_arriving))
                call.Cancel();
            _returning.Clear();
            _arriving.Clear();
            _room?.TrySetException(new OperationCanceledException());
        }
    }

    private void Grant()
    {
        while (CanSend && (_returning.TryDequeue(out CallSlot? next) || _arriving.TryDequeue(out next)))
        {
            _inFlight++;
            next.Grant();
        }

        LetBegin();
    }

    private void LetBegin()
    {
        if (_room is null || !CanBegin)
            return;
        _room.TrySetResult();
        _room = null;
    }
}
