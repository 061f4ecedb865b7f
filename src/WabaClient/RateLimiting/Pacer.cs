namespace WabaClient;

/// <summary>
/// Delays calls before the quota of their scope is used up, as <see cref="PacingLaw"/> describes. Clients with the same gate share what is
/// known. Thread-safe.
/// </summary>
/// <param name="paced">The scopes of the gate.</param>
/// <param name="threshold">The usage in per cent above which calls are delayed.</param>
/// <param name="environment">The environment of the client.</param>
internal sealed class Pacer(PacedScopes paced, int threshold, ClientEnvironment environment)
{
    /// <summary>Lets a call through unless it has to wait.</summary>
    public bool TryEnter(GraphCall call, RateLimitScopes scopes) => paced[scopes.Own].TryEnter(call, threshold);

    /// <summary>Waits until the call can be sent, but not longer than its page can still wait. First come, first served.</summary>
    public async ValueTask WaitAsync(GraphCall call, RateLimitScopes scopes, CancellationToken cancellationToken)
    {
        PacedScope scope = paced[scopes.Own];
        long start = environment.Time.GetTimestamp();
        (PacingPlace place, TimeSpan expected) = scope.Join(call, threshold);
        environment.Waits.Announce(WaitReason.Pacing, call.Target.Id, code: null, expected);
        await place.Granted.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        scope.Leave(place);
        TimeSpan waited = environment.Time.GetElapsedTime(start);
        if (waited > TimeSpan.Zero)
        {
            call.CountWait(waited);
            environment.Metrics.RecordPacingWait(waited);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Learns the usage that Graph reported with the response to a call. Without a report nothing changes.</summary>
    public void Report(GraphCall call, RateLimitScopes scopes)
    {
        if (call.Usage is { } usage)
            paced[scopes.Own].Report(call, usage);
    }
}
