using System.Diagnostics;

namespace WabaClient.Testing;

/// <summary>
/// Verifies the rules that every <see cref="RateLimitGate"/> has to follow, in one test. Thread-safe.
/// </summary>
/// <remarks>
/// <code>
/// [Fact]
/// public Task My_gate_is_a_gate() =&gt; RateLimitGateContract.VerifyAsync(() =&gt; new MyGate(store));
/// </code>
/// <para>
/// The scopes have random names, so a store does not have to be empty. Blocks are real and last 300 ms or more. No rule
/// depends on the speed of the gate or the machine.
/// </para>
/// </remarks>
public static class RateLimitGateContract
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Verifies the rules one after the other.</summary>
    /// <param name="createGate">
    /// A function that returns a gate. It is called twice, for two processes of a fleet. If the gate is not shared,
    /// return the same one twice.
    /// </param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>A task that completes when all rules have been verified.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="createGate"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The gate violates a rule, which the message names.</exception>
    /// <exception cref="TimeoutException">An expected event did not happen within a minute.</exception>
    public static async Task VerifyAsync(Func<RateLimitGate> createGate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(createGate);
        RateLimitGate one = createGate();
        RateLimitGate other = createGate();
        await ClosesItsScopeOnlyAsync(one, other, cancellationToken).ConfigureAwait(false);
        await NeverShortensAsync(one, other, cancellationToken).ConfigureAwait(false);
        await ReturnsTheLongestAsync(one, cancellationToken).ConfigureAwait(false);
        await ExpiresAsync(one, other, cancellationToken).ConfigureAwait(false);
        await CanBeUsedConcurrentlyAsync(one, other, cancellationToken).ConfigureAwait(false);
        await CanBeCancelledAsync(one, cancellationToken).ConfigureAwait(false);
        await FirstCallContract.VerifyAsync(one, other, cancellationToken).ConfigureAwait(false);
    }

    internal static string NewScope() => $"contract:business:{Random.Shared.NextInt64(1, long.MaxValue)}";

    internal static void Require(bool isKept, string rule)
    {
        if (!isKept)
            throw new InvalidOperationException($"The gate violates a rule: {rule}");
    }

    /// <summary>Asks until a scope is no longer blocked.</summary>
    internal static async Task UntilOpenAsync(RateLimitGate gate, string scope, CancellationToken cancellationToken)
    {
        for (long start = Stopwatch.GetTimestamp();
            await gate.GetBlockAsync([scope], cancellationToken).ConfigureAwait(false) is { Remaining.Ticks: > 0 };)
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new TimeoutException("The gate violates a rule: a block ends when its time has passed.");
            await Task.Delay(10, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ClosesItsScopeOnlyAsync(RateLimitGate one, RateLimitGate other, CancellationToken cancellationToken)
    {
        string scope = NewScope();
        Require(
            await one.GetBlockAsync([scope], cancellationToken).ConfigureAwait(false) is null,
            "a scope that was never blocked is open.");
        await one.BlockAsync(scope, new(Long, 80008), cancellationToken).ConfigureAwait(false);
        foreach (RateLimitGate gate in (RateLimitGate[])[one, other])
        {
            RateLimitBlock? block = await gate.GetBlockAsync([scope], cancellationToken).ConfigureAwait(false);
            Require(block is { Code: 80008 }, "a block closes its scope for all processes, with its code.");
            Require(
                block!.Value.Remaining > TimeSpan.Zero && block.Value.Remaining <= Long,
                "what remains of a block is not longer than the block.");
            Require(
                await gate.GetBlockAsync([NewScope()], cancellationToken).ConfigureAwait(false) is null,
                "a block closes no other scope.");
        }

        RateLimitAnswer answer = await other.AskAsync(new() { Scopes = [scope] }, cancellationToken).ConfigureAwait(false);
        Require(answer.Block is { Code: 80008 }, "AskAsync returns the block that GetBlockAsync returns.");
    }

    private static async Task NeverShortensAsync(RateLimitGate one, RateLimitGate other, CancellationToken cancellationToken)
    {
        string scope = NewScope();
        await one.BlockAsync(scope, new(Long, 80008), cancellationToken).ConfigureAwait(false);
        await other.BlockAsync(scope, new(Short, 80008), cancellationToken).ConfigureAwait(false);
        Require(
            await one.GetBlockAsync([scope], cancellationToken).ConfigureAwait(false) is { } kept && kept.Remaining > Long / 2,
            "a shorter block does not shorten a longer one.");
        await other.BlockAsync(scope, new(3 * Long, 80008), cancellationToken).ConfigureAwait(false);
        Require(
            await one.GetBlockAsync([scope], cancellationToken).ConfigureAwait(false) is { } longer && longer.Remaining > 2 * Long,
            "a longer block extends a shorter one.");
    }

    private static async Task ReturnsTheLongestAsync(RateLimitGate gate, CancellationToken cancellationToken)
    {
        string[] scopes = [NewScope(), NewScope(), NewScope()];
        await gate.BlockAsync(scopes[0], new(Long, 80008), cancellationToken).ConfigureAwait(false);
        await gate.BlockAsync(scopes[1], new(3 * Long, 4), cancellationToken).ConfigureAwait(false);
        Require(
            await gate.GetBlockAsync(scopes, cancellationToken).ConfigureAwait(false) is { Code: 4 } longest
                && longest.Remaining > 2 * Long,
            "of several blocks the longest is returned, with its code.");
    }

    private static async Task ExpiresAsync(RateLimitGate one, RateLimitGate other, CancellationToken cancellationToken)
    {
        string scope = NewScope();
        long start = Stopwatch.GetTimestamp();
        await one.BlockAsync(scope, new(Short, 80008), cancellationToken).ConfigureAwait(false);
        await UntilOpenAsync(other, scope, cancellationToken).ConfigureAwait(false);

        // Servers count whole milliseconds.
        Require(
            Stopwatch.GetElapsedTime(start) >= Short - TimeSpan.FromMilliseconds(5),
            "a block does not end before its time.");
    }

    private static async Task CanBeUsedConcurrentlyAsync(
        RateLimitGate one, RateLimitGate other, CancellationToken cancellationToken)
    {
        string scope = NewScope();
        await Task.WhenAll(Enumerable.Range(1, 32).Select(async i =>
        {
            RateLimitGate gate = i % 2 == 0 ? one : other;
            await Task.Yield();
            await gate.BlockAsync(scope, new(i * Long, 80008), cancellationToken).ConfigureAwait(false);
            await gate.GetBlockAsync([scope], cancellationToken).ConfigureAwait(false);
        })).ConfigureAwait(false);
        Require(
            await one.GetBlockAsync([scope], cancellationToken).ConfigureAwait(false) is { } block && block.Remaining > 31 * Long,
            "of blocks that are written at once the longest is kept.");
    }

    private static async Task CanBeCancelledAsync(RateLimitGate gate, CancellationToken cancellationToken)
    {
        string scope = NewScope();
        CancellationToken cancelled = new(canceled: true);
        foreach (Func<Task> call in (Func<Task>[])
            [() => gate.GetBlockAsync([scope], cancelled).AsTask(), () => gate.BlockAsync(scope, new(Long, 80008), cancelled).AsTask()])
        {
            try
            {
                await Task.Run(call, CancellationToken.None).WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Cancelled and completed are both correct.
            }
        }

        await gate.BlockAsync(scope, new(Long, 80008), cancellationToken).ConfigureAwait(false);
        Require(
            await gate.GetBlockAsync([scope], cancellationToken).ConfigureAwait(false) is { Code: 80008 },
            "a call that is cancelled does not disturb later ones.");
    }
}
