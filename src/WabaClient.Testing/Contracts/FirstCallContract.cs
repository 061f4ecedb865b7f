using System.Diagnostics;

namespace WabaClient.Testing;

/// <summary>
/// The rules of the first call after a block. A gate that does not share the first call never reports opening scopes.
/// </summary>
internal static class FirstCallContract
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task VerifyAsync(RateLimitGate one, RateLimitGate other, CancellationToken cancellationToken)
    {
        string scope = await OpeningScopeAsync(one, other, cancellationToken).ConfigureAwait(false);
        RateLimitAnswer answer = await one.AskAsync(new() { Scopes = [scope] }, cancellationToken).ConfigureAwait(false);
        Require(!answer.IsFirst, "a question that offers no first call gets none.");
        if (answer.OpeningScopes.Count == 0)
        {
            answer = await OfferAsync(one, NewCall(scope, Long), cancellationToken).ConfigureAwait(false);
            Require(
                answer is { IsFirst: false, OpeningScopes.Count: 0 },
                "a gate that does not share the first call never says that a scope is opening.");
            return;
        }

        Require(answer.OpeningScopes is [{ } only] && only == scope, "a scope is opening when its block has ended.");
        await ThereIsOneAsync(scope, one, other, cancellationToken).ConfigureAwait(false);
        await TheDeadGiveWayAsync(one, other, cancellationToken).ConfigureAwait(false);
        await AnEarlierSuccessDoesNotOpenAsync(one, other, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ThereIsOneAsync(
        string scope, RateLimitGate one, RateLimitGate other, CancellationToken cancellationToken)
    {
        RateLimitFirstCall[] calls = [.. Enumerable.Range(0, 16).Select(_ => NewCall(scope, Long))];
        RateLimitAnswer[] answers = await Task.WhenAll(
            calls.Select((call, i) => OfferAsync(i % 2 == 0 ? one : other, call, cancellationToken))).ConfigureAwait(false);
        Require(answers.Count(answer => answer.IsFirst) == 1, "of calls that offer to go first at once, one does.");
        Require(
            Array.TrueForAll(answers, answer => answer.OpeningScopes.Contains(scope)),
            "a scope is opening until a call has succeeded.");
        RateLimitFirstCall first = calls[Array.FindIndex(answers, answer => answer.IsFirst)];

        await other.EndFirstCallAsync(NewCall(scope, Long), succeeded: true, cancellationToken).ConfigureAwait(false);
        Require(
            !(await OfferAsync(one, NewCall(scope, Long), cancellationToken).ConfigureAwait(false)).IsFirst,
            "only the call that goes first can end the first call.");
        await one.EndFirstCallAsync(first, succeeded: false, cancellationToken).ConfigureAwait(false);
        RateLimitFirstCall second = NewCall(scope, Long);
        Require(
            (await OfferAsync(other, second, cancellationToken).ConfigureAwait(false)).IsFirst,
            "when the first call has failed, another one goes first.");
        await other.EndFirstCallAsync(second, succeeded: true, cancellationToken).ConfigureAwait(false);
        RateLimitAnswer last = await OfferAsync(one, NewCall(scope, Long), cancellationToken).ConfigureAwait(false);
        Require(
            last is { Block: null, IsFirst: false, OpeningScopes.Count: 0 },
            "when the first call has succeeded, the scope is open.");
    }

    private static async Task TheDeadGiveWayAsync(RateLimitGate one, RateLimitGate other, CancellationToken cancellationToken)
    {
        string scope = await OpeningScopeAsync(one, other, cancellationToken).ConfigureAwait(false);
        Require(
            (await OfferAsync(one, NewCall(scope, Short), cancellationToken).ConfigureAwait(false)).IsFirst,
            "the first call that is offered goes first.");
        for (long start = Stopwatch.GetTimestamp();
            !(await OfferAsync(other, NewCall(scope, Long), cancellationToken).ConfigureAwait(false)).IsFirst;)
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new TimeoutException("The gate violates a rule: a first call gives way when its time is over.");
            await Task.Delay(10, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task AnEarlierSuccessDoesNotOpenAsync(
        RateLimitGate one, RateLimitGate other, CancellationToken cancellationToken)
    {
        string scope = await OpeningScopeAsync(one, other, cancellationToken).ConfigureAwait(false);
        RateLimitFirstCall early = NewCall(scope, Long);
        await OfferAsync(one, early, cancellationToken).ConfigureAwait(false);
        await other.BlockAsync(scope, new(Short, 80008), cancellationToken).ConfigureAwait(false);
        await one.EndFirstCallAsync(early, succeeded: true, cancellationToken).ConfigureAwait(false);
        await RateLimitGateContract.UntilOpenAsync(one, scope, cancellationToken).ConfigureAwait(false);
        Require(
            (await OfferAsync(other, NewCall(scope, Long), cancellationToken).ConfigureAwait(false)).IsFirst,
            "a call that was sent before a block does not open the scope after it.");
    }

    private static async Task<string> OpeningScopeAsync(
        RateLimitGate one, RateLimitGate other, CancellationToken cancellationToken)
    {
        string scope = RateLimitGateContract.NewScope();
        await one.BlockAsync(scope, new(Short, 80008), cancellationToken).ConfigureAwait(false);
        await RateLimitGateContract.UntilOpenAsync(other, scope, cancellationToken).ConfigureAwait(false);
        return scope;
    }

    private static RateLimitFirstCall NewCall(string scope, TimeSpan length) =>
        new() { Scope = scope, Holder = Guid.NewGuid().ToString("N"), Length = length };

    private static Task<RateLimitAnswer> OfferAsync(
        RateLimitGate gate, RateLimitFirstCall call, CancellationToken cancellationToken) =>
        gate.AskAsync(new() { Scopes = [call.Scope], FirstCall = call }, cancellationToken).AsTask();

    private static void Require(bool isKept, string rule) => RateLimitGateContract.Require(isKept, rule);
}
