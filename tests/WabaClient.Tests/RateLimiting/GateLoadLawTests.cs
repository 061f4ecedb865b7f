using System.Collections.Concurrent;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

/// <summary>Hundreds of callers in line in front of gates that behave well and badly. Their order is a law of <see cref="RecoveryLawTests"/>.</summary>
public sealed class GateLoadLawTests
{
    private const int Callers = 300;

    private static readonly Task Never = new TaskCompletionSource().Task;

    public enum Behavior
    {
        Right,
        Slow,
        Hung,
        FailingEveryOtherTime,
        Contradictory,
    }

    public static TheoryData<Behavior> All => [.. Enum.GetValues<Behavior>()];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Everybody_is_served_and_the_gate_is_asked_seldom(Behavior behavior)
    {
        TestTime time = new();
        ScriptedGate gate = new(time);
        Script(gate, behavior);
        ConcurrentBag<int> throttled = [];
        StubGraph graph = new(async (request, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
            if (request.Number is 1 or 20 or 60)
            {
                throttled.Add(request.Number);
                return StubGraph.Error(80008, regainMinutes: 1);
            }

            return StubGraph.Page([1]);
        });
        BusinessAccountsClient client = Make.Client(
            graph,
            time,
            o => o.MaxRateLimitWait = TimeSpan.FromHours(1),
            gate: gate);
        Task<List<WhatsAppBusinessAccount>> first =
            client.ListOwnedAsync("1", new AccountQuery { PageSize = 1 }).ToListAsync();
        await UntilThrottledAsync(time);

        Task<List<WhatsAppBusinessAccount>[]> all = Task.WhenAll([first, .. Enumerable.Range(2, Callers).Select(i => client.ListOwnedAsync("1", new AccountQuery { PageSize = i }).ToListAsync())]);
        await time.DriveAsync(all);

        Assert.All(await all, accounts => Assert.Single(accounts));

        // The fake clock can move on while a request is on its way, which then times out and is repeated.
        Assert.InRange(graph.Requests.Count, Callers + 1 + throttled.Count, Callers + 11 + throttled.Count);
        Assert.InRange(gate.Questions, 1, 4 * Callers);
        Assert.InRange(time.Elapsed, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(15));
    }

    private static void Script(ScriptedGate gate, Behavior behavior)
    {
        if (behavior == Behavior.Slow)
            gate.BeforeAnswer = gate.BeforeWrite = (_, _) => gate.TakeAsync(TimeSpan.FromMilliseconds(400));
        if (behavior == Behavior.Hung)
            gate.BeforeAnswer = gate.BeforeWrite = (_, _) => Never;
        if (behavior == Behavior.FailingEveryOtherTime)
            gate.BeforeAnswer = gate.BeforeWrite = (number, _) => number % 2 == 0
                ? throw new InvalidOperationException("the connection was cut")
                : Task.CompletedTask;
        if (behavior == Behavior.Contradictory)
            gate.Answer = (question, known) => question % 3 == 0 ? new(
                TimeSpan.FromMilliseconds(5),
                80008) : question % 3 == 1 ? null : known;
    }

    // The first call may have to wait for the gate and for Graph.
    private static async Task UntilThrottledAsync(TestTime time)
    {
        do
        {
            await time.UntilWaitsAsync(1);
            if (time.Waits.Max() >= TimeSpan.FromSeconds(30))
                return;
            time.Advance(time.Waits.Min());
        }
        while (true);
    }
}
