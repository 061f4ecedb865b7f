namespace WabaClient;

/// <summary>
/// Controls when requests are sent. While a scope is closed, calls wait here within
/// <see cref="WabaClientOptions.MaxRateLimitWait"/> or fail immediately. When the scope opens, they continue as
/// described at <see cref="RecoveringScope"/>.
/// </summary>
internal sealed class GateKeeper
{
    private readonly string _prefix;
    private readonly WabaClientOptions _options;
    private readonly ClientEnvironment _environment;
    private readonly RecoveringScopes _recovering;
    private readonly SharedGate _gate;

    public GateKeeper(RateLimitGate gate, WabaClientOptions options, ClientEnvironment environment)
    {
        InProcessRateLimitGate own = gate.InProcess(environment);
        _prefix = RateLimitScopes.PrefixFor(options);
        _options = options;
        _environment = environment;
        _recovering = own.Recovering;
        _gate = new(gate, own, options.AttemptTimeout, environment);
        if (options.PaceAboveUsage is { } threshold)
            Pacer = new(own.Paced, _gate, threshold, environment);
    }

    /// <summary>Gets the object that delays calls before a throttle, or null if calls are not paced.</summary>
    public Pacer? Pacer { get; }

    /// <summary>Returns the scopes of a call. Their names are created only if a gate reads them.</summary>
    public RateLimitScopes ScopesOf(GraphTarget target, TokenCredentials credentials) => new(_prefix, target, credentials);

    /// <summary>Waits until a request can be sent.</summary>
    /// <returns>
    /// The turn, to be disposed when the request has ended; null if no scope is recovering, or after a cancellation.
    /// </returns>
    /// <exception cref="RateLimitedException">
    /// The wait would be longer than the page is allowed to wait. The request was not sent.
    /// </exception>
    public ValueTask<GateTurn?> EnterAsync(GraphCall call, RateLimitScopes scopes, CancellationToken cancellationToken)
    {
        if (_gate.IsShared || !_recovering.IsEmpty)
            return new GateEntry(_gate, Pacer, _recovering, call, scopes, _environment).RunAsync(cancellationToken);
        call.EndBackOff();
        return default;
    }

    /// <summary>
    /// Admits a request that has waited for something else since it entered, unless it would have to wait here. A
    /// shared gate is asked only if it decides which call goes first.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="scopes">The scopes of the call.</param>
    /// <param name="cancellationToken">The token of the caller.</param>
    /// <returns>Whether the request can be sent, and the turn as in <see cref="EnterAsync"/>.</returns>
    public ValueTask<(bool CanSend, GateTurn? Turn)> TryEnterAsync(
        GraphCall call, RateLimitScopes scopes, CancellationToken cancellationToken) =>
        _recovering.IsEmpty ? new((true, null)) : TryTakeTurnsAsync(call, scopes, cancellationToken);

    private async ValueTask<(bool CanSend, GateTurn? Turn)> TryTakeTurnsAsync(
        GraphCall call, RateLimitScopes scopes, CancellationToken cancellationToken)
    {
        GateTurn turn = new(_recovering, _gate);
        GateEntry entry = new(_gate, Pacer, _recovering, call, scopes, _environment);
        bool canSend = false;
        try
        {
            canSend = entry.TryTakeTurns(turn)
                && await entry.TryGoFirstAsync(turn, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!canSend)
                turn.Dispose();
        }

        return (canSend, canSend && !turn.IsEmpty ? turn : null);
    }

    /// <summary>Closes the scope that a throttle applies to. The back-off of the call begins.</summary>
    /// <returns>How long the scopes of the call are closed.</returns>
    public async ValueTask<TimeSpan> CloseAsync(
        GraphCall call,
        RateLimitScopes scopes,
        GateTurn? turn,
        RateLimitedException throttle,
        CancellationToken cancellationToken)
    {
        string scope = scopes.ClosedBy(throttle.Code);
        RateLimitBlock asked = new(throttle.RetryAfter ?? TimeSpan.Zero, throttle.Code);
        BackOff backOff = _recovering.Throttle(scope, asked, turn, _options.MaxDelay);
        call.StartBackOff(backOff);
        await _gate.PublishAsync(scope, backOff.Block, cancellationToken).ConfigureAwait(false);

        // Another throttle may have closed a scope for longer.
        RateLimitBlock? longest = _recovering.Longest(scopes);
        return longest?.Remaining > backOff.Block.Remaining ? longest.Value.Remaining : backOff.Block.Remaining;
    }
}
