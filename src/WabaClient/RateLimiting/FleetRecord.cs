namespace WabaClient;

/// <summary>
/// The state of the quota of one scope across a fleet, according to the last answer of its gate. Not thread-safe.
/// </summary>
/// <remarks>
/// Each question reports the calls that have ended in this process, and the usage that Graph reported with them. The
/// answer counts the calls of all processes. From it, the process computes the interval between two calls of the fleet,
/// as described at <see cref="PacingLaw"/>, and asks the gate to reserve a call.
/// </remarks>
internal sealed class FleetRecord
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestCourtesy = TimeSpan.FromMilliseconds(100);

    private readonly CallCost _cost = new();
    private readonly List<PacedCalls.Entry> _calls = [];
    private RateLimitPacingAnswer? _answer;
    private double? _reportedCost;
    private int _unreported;
    private int _ended;
    private int? _usage;

    /// <summary>Gets whether the gate has answered, and knows the usage.</summary>
    public bool IsKnown => _answer?.Usage is not null;

    /// <summary>Gets when the gate can be asked to reserve a call again.</summary>
    public TimeSpan NextQuestion { get; private set; }

    /// <summary>
    /// Gets the short delay with which a call asks, so that calls of other processes that have waited longer ask first.
    /// </summary>
    public TimeSpan Courtesy => Interval / 50 < LongestCourtesy ? Interval / 50 : LongestCourtesy;

    /// <summary>Gets the time between two calls of the fleet.</summary>
    public TimeSpan Interval => _calls.Count > 0 ? PacingLaw.Interval(_calls, Free) : LongestWait;

    // Calls that no reported usage includes yet.
    private int Since => (_answer?.CallsSinceUsage ?? 0) + _unreported;

    private int Free => PacingLaw.CallsThatFit(_answer!.Usage!.Value, _answer.Cost ?? _cost.Estimate) - Since;

    // If no call was made for an hour, one call has to show how much of the quota is used now.
    private bool CanReserve => Free > 0 || _calls.Count == 0;

    /// <summary>Counts a call that is sent now.</summary>
    public void Send() => _unreported++;

    /// <summary>Records that a call has ended.</summary>
    /// <param name="usage">
    /// The usage that Graph reported with the response, in per cent; null if it reported none.
    /// </param>
    public void End(int? usage)
    {
        _ended++;
        _usage = usage ?? _usage;
    }

    /// <summary>Returns whether calls have to be reserved.</summary>
    public bool IsAbove(int threshold) =>
        _answer?.Usage is { } usage && usage + (Since * (_answer.Cost ?? _cost.Learned ?? 0)) > threshold;

    /// <summary>
    /// Returns whether to report at once that a call has ended. Otherwise, the next question reports it, which may be
    /// late or never.
    /// </summary>
    public bool IsUrgent(int threshold) => _ended > 0 && _answer is not null && (_usage > threshold || IsAbove(threshold));

    /// <summary>Returns what has to be reported, and marks it as reported.</summary>
    /// <param name="scope">The name of the scope.</param>
    /// <param name="mayReserve">Whether the call that asks is the next one to be sent.</param>
    /// <param name="threshold">The usage in per cent above which calls have to be reserved.</param>
    public RateLimitPacingQuestion Ask(string scope, bool mayReserve, int threshold)
    {
        RateLimitPacingQuestion question = new()
        {
            Scope = scope,
            Calls = _ended,
            Usage = _usage,
            Cost = _cost.Learned == _reportedCost ? null : _cost.Learned,
            Spacing = mayReserve && IsAbove(threshold) && CanReserve ? Interval : TimeSpan.Zero,
        };
        _unreported -= _ended;
        _ended = 0;
        _usage = null;
        _reportedCost = _cost.Learned;
        return question;
    }

    /// <summary>Discards the last answer, because the gate no longer answers.</summary>
    /// <param name="question">
    /// The question that was not answered, which is reported again; null if none was asked.
    /// </param>
    public void Fail(RateLimitPacingQuestion? question)
    {
        _answer = null;
        if (question is null)
            return;
        _unreported += question.Calls;
        _ended += question.Calls;
        _usage ??= question.Usage;
        _reportedCost = question.Cost is null ? _reportedCost : null;
    }

    /// <summary>Records an answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answer; null if the gate does not share pacing or has failed.</param>
    /// <param name="threshold">The usage in per cent above which calls are reserved.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether the call that asked is reserved.</returns>
    public bool Learn(RateLimitPacingQuestion question, RateLimitPacingAnswer? answer, int threshold, TimeSpan now)
    {
        _answer = answer;
        _calls.Clear();
        if (answer is null)
            return false;
        int calls = 0;
        for (int i = answer.Calls.Count - 1; i >= 0; i--)
        {
            if (answer.Calls[i] == 0)
                continue;
            calls += answer.Calls[i];
            _calls.Add(new(i == 0 ? now : now - answer.StepAge - ((i - 1) * RateLimitPacingAnswer.Step), answer.Calls[i]));
        }

        if (answer.Usage is { } usage)
            _cost.Learn(Math.Max(0, calls - answer.CallsSinceUsage), usage);
        bool isReserved = question.Spacing > TimeSpan.Zero && answer.Wait <= TimeSpan.Zero;
        TimeSpan wait = answer.Wait;
        if (question.Spacing == TimeSpan.Zero && IsAbove(threshold) && !CanReserve)
            wait = Interval < LongestWait ? Interval : LongestWait;
        NextQuestion = now + (wait > ShortestWait ? wait : ShortestWait);
        return isReserved;
    }
}
