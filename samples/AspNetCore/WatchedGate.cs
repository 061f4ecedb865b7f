using System.Collections.Concurrent;
using WabaClient;

namespace AspNetCore;

/// <summary>
/// A rate-limit gate whose state can be read. A gate that several processes share overrides the same two members.
/// </summary>
internal sealed class WatchedGate(TimeProvider time) : RateLimitGate
{
    private readonly ConcurrentDictionary<string, ClosedScope> _scopes = new();

    /// <summary>Gets the scopes that are currently closed.</summary>
    public IReadOnlyList<ClosedScope> Closed
    {
        get
        {
            DateTimeOffset now = time.GetUtcNow();
            foreach (KeyValuePair<string, ClosedScope> scope in _scopes)
            {
                if (scope.Value.Until <= now)
                    _scopes.TryRemove(scope);
            }

            return [.. _scopes.Values];
        }
    }

    public override ValueTask<RateLimitBlock?> GetBlockAsync(
        IReadOnlyList<string> scopes,
        CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        RateLimitBlock? longest = null;
        foreach (string scope in scopes)
        {
            if (_scopes.TryGetValue(scope, out ClosedScope closed) && closed.Until - now is var remaining && remaining > (
                longest?.Remaining ?? TimeSpan.Zero))
                longest = new(remaining, closed.Code);
        }

        return new(longest);
    }

    public override ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
    {
        ClosedScope closed = new(time.GetUtcNow() + block.Remaining, block.Code);
        _scopes.AddOrUpdate(scope, closed, (_, old) => old.Until >= closed.Until ? old : closed);
        return default;
    }
}
