namespace WabaClient;

/// <summary>What one call reports to the shared gate, and what it asks, about the pace of its scope.</summary>
/// <param name="scope">The scope.</param>
/// <param name="call">The call that is about to be sent; null if there is only something to report.</param>
/// <param name="threshold">The usage in per cent above which calls are delayed.</param>
internal sealed class PacedQuestion(PacedScope scope, GraphCall? call, int threshold)
{
    private RateLimitPacingQuestion? _question;

    /// <summary>Returns what has to be reported. The outcome of the question has to be recorded.</summary>
    public RateLimitPacingQuestion Take() => _question = scope.Ask(call, threshold);

    /// <summary>Records the answer.</summary>
    /// <param name="answer">The answer; null if the gate does not share pacing.</param>
    public void Learn(RateLimitPacingAnswer? answer)
    {
        scope.Learn(_question!, answer, call, threshold);
        _question = null;
    }

    /// <summary>
    /// Records that the gate does not answer. The process then paces its own calls, and reports them later.
    /// </summary>
    public void Fail() => scope.Fail(_question);
}
