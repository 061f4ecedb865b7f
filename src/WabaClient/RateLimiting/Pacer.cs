namespace WabaClient;

/// <summary>
/// Delays calls before the quota of their scope is exhausted, as described at <see cref="PacingLaw"/>. Clients with the
/// same gate share its state. Thread-safe.
/// </summary>
/// <param name="paced">The scopes of the gate.</param>
/// <param name="gate">The gate.</param>
/// <param name="threshold">The usage in per cent above which calls are delayed.</param>
/// <param name="environment">The environment of the client.</param>
internal sealed class Pacer(PacedScopes paced, SharedGate gate, int threshold, ClientEnvironment environment)
{
    /// <summary>Returns what a call reports to the shared gate, and what it asks.</summary>
    public PacedQuestion QuestionOf(GraphCall call, RateLimitScopes scopes) => new(paced[scopes.Own], call, threshold);

    /// <summary>Admits a call unless it has to wait.</summary>
    public bool TryEnter(GraphCall call, RateLimitScopes scopes) => paced[scopes.Own].TryEnter(call, threshold);

    /// <summary>
    /// Waits until the call can be sent, but not longer than its page is allowed to wait. Calls are sent in order of
    /// arrival.
    /// </summary>
    /// <returns>
    /// True if the call is counted as sent. False if it is the turn of the call to ask the shared gate.
    /// </returns>
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

    /// <summary>Records that a call has ended, and the usage that Graph reported.</summary>
    public void End(GraphCall call, RateLimitScopes scopes)
    {
        PacedScope scope = paced[scopes.Own];
        if (scope.End(call, threshold))
            _ = gate.ReportAsync(new(scope, call: null, threshold));
    }
}
