using System.Diagnostics.CodeAnalysis;

namespace WabaClient;

/// <summary>Records whether a gate works, as far as the process knows. Thread-safe. Uses real time.</summary>
/// <remarks>
/// A gate that fails is not used for some seconds. Then a single question is asked, while the other calls continue
/// without the gate.
/// </remarks>
/// <param name="time">The clock.</param>
/// <param name="mayBlock">Whether the gate can block the thread that calls it.</param>
internal sealed class GateHealth(TimeProvider time, bool mayBlock = true)
{
    private static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenWarnings = TimeSpan.FromMinutes(1);

    private readonly object _lock = new();
    private readonly HashSet<GateDeadline> _running = [];
    private readonly Queue<string> _unpublished = new();
    private volatile bool _isFailing;
    private volatile bool _hasUnpublished;
    private bool _isProbed;
    private bool _hasWarned;
    private long? _warnedAt;
    private long _failedAt;
    private TimeSpan _leftAloneFor;

    public bool IsWorking => !_isFailing;

    /// <summary>
    /// Gets the scheduler of the calls to the gate, which starts them one at a time, so that a gate that blocks threads
    /// occupies only one. Null if they start on the thread of the caller.
    /// </summary>
    public TaskScheduler? Scheduler { get; } = mayBlock ? new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler : null;

    /// <summary>Returns whether a question can be asked now. If so, its outcome has to be reported.</summary>
    public bool TryStartQuestion()
    {
        if (!_isFailing)
            return true;
        lock (_lock)
        {
            if (_isFailing && (_isProbed || time.GetElapsedTime(_failedAt) < _leftAloneFor))
                return false;
            _isProbed = _isFailing;
            return true;
        }
    }

    public GateDeadline StartDeadline()
    {
        GateDeadline deadline = new(this, time);
        lock (_lock)
            _running.Add(deadline);
        return deadline;
    }

    public void End(GateDeadline deadline)
    {
        lock (_lock)
            _running.Remove(deadline);
    }

    /// <summary>Reports that the gate has answered.</summary>
    /// <param name="closed">The scopes that are closed, which are published if the gate works again.</param>
    /// <returns>Whether the gate works again after a warning was logged.</returns>
    public bool ReportAnswer(IEnumerable<string> closed)
    {
        if (!_isFailing)
            return false;
        lock (_lock)
        {
            if (!_isProbed)
                return false;
            _isFailing = _isProbed = false;
            _unpublished.Clear();
            foreach (string scope in closed)
                _unpublished.Enqueue(scope);
            _hasUnpublished = _unpublished.Count > 0;
            bool hasWarned = _hasWarned;
            _hasWarned = false;
            return hasWarned;
        }
    }

    /// <summary>Reports that the gate has failed. All pending questions end.</summary>
    /// <returns>False if the failure is already known.</returns>
    public bool TryReportFailure(GateDeadline deadline, double random, bool mayWarn, out bool isWorthWarning)
    {
        List<GateDeadline> others;
        lock (_lock)
        {
            isWorthWarning = false;
            if (!_running.Remove(deadline))
                return false;
            others = [.. _running];
            _running.Clear();
            _isFailing = true;
            _isProbed = false;
            _failedAt = time.GetTimestamp();
            _leftAloneFor = LeftAlone * (1 + (0.2 * random));
            isWorthWarning = mayWarn && (
                _warnedAt is not { } warnedAt || time.GetElapsedTime(warnedAt) >= BetweenWarnings);
            if (isWorthWarning)
            {
                _warnedAt = _failedAt;
                _hasWarned = true;
            }
        }

        others.ForEach(static other => other.Cancel());
        return true;
    }

    public bool TryTakeUnpublished([NotNullWhen(true)] out string? scope)
    {
        scope = null;
        if (!_hasUnpublished)
            return false;
        lock (_lock)
        {
            bool isTaken = _unpublished.TryDequeue(out scope);
            _hasUnpublished = _unpublished.Count > 0;
            return isTaken;
        }
    }
}
