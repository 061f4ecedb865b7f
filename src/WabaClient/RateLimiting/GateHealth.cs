using System.Diagnostics.CodeAnalysis;

namespace WabaClient;

/// <summary>Whether a gate works, as far as the process knows. Thread-safe; measures real time.</summary>
/// <remarks>A gate that fails is left alone for some seconds. Then a single question is asked; the other calls continue without.</remarks>
/// <param name="time">The clock.</param>
/// <param name="mayBlock">Whether the gate may block the thread that calls it.</param>
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

    /// <summary>Gets where calls of the gate start, one at a time: a gate that blocks its threads occupies a single one. Null: in the caller.</summary>
    public TaskScheduler? Scheduler { get; } = mayBlock ? new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler : null;

    /// <summary>Whether a question may be asked now. Its outcome has to be reported.</summary>
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
    /// <param name="closed">The scopes that are closed; to be published if the gate works again.</param>
    /// <returns>Whether the gate works again after a warning.</returns>
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

    /// <summary>Reports that the gate has failed. All questions that are under way end.</summary>
    /// <returns>False if that is known already.</returns>
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
