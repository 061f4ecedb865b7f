namespace WabaClient;

/// <summary>
/// Delays calls before the quota of their scope is used up, as <see cref="PacingLaw"/> describes. Clients with the same gate share what is
/// known. Thread-safe.
/// </summary>
/// <param name="paced">The scopes of the gate.</param>
/// <param name="gate">The gate.</param>
/// <param name="threshold">The usage in per cent above which calls are delayed.</param>
/// <param name="environment">The environment of the client.</param>
internal sealed class Pacer(PacedScopes paced, SharedGate gate, int threshold, ClientEnvironment environment)
{
    /// <summary>Returns what a call reports to the shared gate and asks it.</summary>
    public PacedQuestion QuestionOf(GraphCall call, RateLimitScopes scopes) => new(paced[scopes.Own], call, threshold);

    /// <summary>Lets a call through unless it has to wait.</summary>
    public bool TryEnter(GraphCall call, RateLimitScopes scopes) => paced[scopes.Own].TryEnter(call, threshold);

    /// <summary>Waits until the call can be sent, but not longer than its page can still wait. First come, first served.</summary>
    /// <returns>Whether the call is counted as sent. Otherwise it is its turn to ask the shared gate.</returns>
    public async ValueTask<bool> WaitAsync(GraphCall call, RateLimitScopes scopes, CancellationToken cancellationToken)
    {
        PacedScope scope = paced[scopes.Own];
        long start = environment.Time.GetTimestamp();
        (PacingPlace place, TimeSpan expected) = scope.Join(call, threshold);
        if (!call.Pacing!.IsAnnounced && expected >= WaitNotifier.ShortestAnnounced)
        {
            environment.Waits.Announce(WaitReason.Pacing, call.Target.Id, code: null, expected);
            call.Pacing.IsAnnounced = true;
        }

        await place.Granted.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        scope.Leave(place);
        TimeSpan waited = environment.Time.GetElapsedTime(start);
        call.Pacing.Waited += waited;
        call.CountWait(waited);
        cancellationToken.ThrowIfCancellationRequested();
        return call.Pacing.IsSent;
    }

    /// <summary>Records the wait of a call that is sent now, or that will not be sent.</summary>
    public void EndWait(GraphCall call, RateLimitScopes scopes, bool isSent)
    {
        CallPacing pacing = call.Pacing!;
        if (pacing.Waited > TimeSpan.Zero)
            environment.Metrics.RecordPacingWait(pacing.Waited);
        pacing.Waited = TimeSpan.Zero;
        pacing.IsAnnounced = false;
        if (!isSent)
            End(call, scopes);
    }

    /// <summary>Notes that a call has ended, and learns the usage that Graph reported.</summary>
    public void End(GraphCall call, RateLimitScopes scopes)
    {
        PacedScope scope = paced[scopes.Own];
        if (scope.End(call, threshold))
            _ = gate.ReportAsync(new(scope, call: null, threshold));
    }
}
