using System.Collections.Concurrent;

namespace WabaClient;

/// <summary>The gate that a client has unless another one is handed to it.</summary>
internal sealed class InProcessRateLimitGate : RateLimitGate
{
    private const int ManyBlocks = 1_024;

    private readonly ConcurrentDictionary<string, (long Since, TimeSpan Length, int Code)> _blocks = new();
    private readonly TimeProvider _time;

    // Not IsEmpty of the dictionary: while it is empty, that takes all of its locks, as many as there are processors.
    private volatile bool _hasBlocked;

    public InProcessRateLimitGate(TimeProvider? time = null, WabaMetrics? metrics = null)
    {
        _time = time ?? TimeProvider.System;
        ClosedScopesGauge.Of(metrics ?? WabaMetrics.Shared).Add(this);
    }

    public int ClosedScopes => _blocks.Values.Count(block => Remaining(block) > TimeSpan.Zero);

    public override ValueTask<RateLimitBlock?> GetBlockAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        RateLimitBlock? longest = null;
        if (_hasBlocked)
        {
            foreach (string scope in scopes)
            {
                if (_blocks.TryGetValue(scope, out var block) && Remaining(block) is var remaining && remaining > (longest?.Remaining ?? TimeSpan.Zero))
                    longest = new(remaining, block.Code);
            }
        }

        return new(longest);
    }

    public override ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
    {
        if (_blocks.Count >= ManyBlocks)
            ForgetOpenOnes();
        var next = (Since: _time.GetTimestamp(), Length: block.Remaining, block.Code);
        _blocks.AddOrUpdate(
            scope,
            static (_, added) => added.next,
            static (_, old, added) => added.gate.Remaining(old) >= added.next.Length ? old : added.next,
            (gate: this, next));
        _hasBlocked = true;
        return default;
    }

    private TimeSpan Remaining((long Since, TimeSpan Length, int Code) block) => block.Length - _time.GetElapsedTime(block.Since);

    private void ForgetOpenOnes()
    {
        foreach (var block in _blocks)
        {
            if (Remaining(block.Value) <= TimeSpan.Zero)
                _blocks.TryRemove(block);
        }
    }
}
