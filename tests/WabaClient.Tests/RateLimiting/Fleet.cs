namespace WabaClient.Tests.RateLimiting;

/// <summary>The shared state of the processes of a fleet, in memory. Each process has its own gate.</summary>
internal sealed class Fleet(TimeProvider time)
{
    private static readonly TimeSpan KeptOpening = TimeSpan.FromMinutes(10);

    private readonly object _lock = new();
    private readonly Dictionary<string, State> _scopes = [];

    public Gate NewProcess() => new(this, time);

    private State Of(string scope) => _scopes.TryGetValue(scope, out State? state) ? state : _scopes[scope] = new();

    /// <summary>The gate of one process.</summary>
    public sealed class Gate : RateLimitGate
    {
        private readonly Fleet _fleet;
        private readonly TimeProvider _time;

        public Gate(Fleet fleet, TimeProvider time)
        {
            _fleet = fleet;
            _time = time;

            // On a clock that a test drives, a question could take longer than the client allows while it is answered.
            Health = new(TimeProvider.System, mayBlock: false);
        }

        public int Questions { get; private set; }

        public bool IsDown { get; set; }

        public override ValueTask<RateLimitBlock?> GetBlockAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken)
        {
            DateTimeOffset now = _time.GetUtcNow();
            State? longest = scopes.Select(_fleet.Of).Where(state => state.BlockedUntil > now).MaxBy(state => state.BlockedUntil);
            return new(longest is null ? null : new RateLimitBlock(longest.BlockedUntil - now, longest.Code));
        }

        public override ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
        {
            lock (_fleet._lock)
            {
                State state = _fleet.Of(scope);
                DateTimeOffset until = _time.GetUtcNow() + block.Remaining;
                if (until > state.BlockedUntil)
                    (state.BlockedUntil, state.Code, state.OpeningUntil) = (until, block.Code, until + KeptOpening);
                state.Holder = null;
            }

            return IsDown ? throw new InvalidOperationException("down") : default;
        }

        public override async ValueTask<RateLimitAnswer> AskAsync(RateLimitQuestion question, CancellationToken cancellationToken)
        {
            Questions++;
            if (IsDown)
                throw new InvalidOperationException("down");
            RateLimitBlock? block = await GetBlockAsync(question.Scopes, cancellationToken);
            lock (_fleet._lock)
            {
                DateTimeOffset now = _time.GetUtcNow();
                List<string> opening =
                [
                    .. question.Scopes.Where(scope => _fleet.Of(scope).BlockedUntil <= now && _fleet.Of(scope).OpeningUntil > now),
                ];
                bool isFirst = false;
                if (block is null && question.FirstCall is { } offer && opening.Contains(offer.Scope))
                {
                    State state = _fleet.Of(offer.Scope);
                    isFirst = state.Holder is null || state.HeldUntil <= now;
                    if (isFirst)
                        (state.Holder, state.HeldUntil) = (offer.Holder, now + offer.Length);
                }

                return new() { Block = block, OpeningScopes = opening, IsFirst = isFirst };
            }
        }

        public override ValueTask EndFirstCallAsync(RateLimitFirstCall firstCall, bool succeeded, CancellationToken cancellationToken)
        {
            lock (_fleet._lock)
            {
                State state = _fleet.Of(firstCall.Scope);
                if (state.Holder != firstCall.Holder)
                    return default;
                state.Holder = null;
                if (succeeded)
                    state.OpeningUntil = default;
            }

            return default;
        }
    }

    private sealed class State
    {
        public DateTimeOffset BlockedUntil { get; set; }

        public int Code { get; set; }

        public DateTimeOffset OpeningUntil { get; set; }

        public string? Holder { get; set; }

        public DateTimeOffset HeldUntil { get; set; }
    }
}
