using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

public sealed class TurnOrderTests
{
    [Fact]
    public async Task A_call_that_waits_for_a_scope_holds_no_turn_in_a_later_one()
    {
        TestTime time = new();
        TaskCompletionSource sent = new(), answer = new();
        StubGraph graph = new(async (request, _) =>
        {
            if (request.Number == 1)
                return StubGraph.Error(17, regainMinutes: 1);
            if (request.Number == 2)
            {
                sent.SetResult();
                await answer.Task;
                return StubGraph.Error(4, regainMinutes: 1);
            }

            return StubGraph.Page([1]);
        });
        BusinessAccountsClient client = Make.Client(graph, time, o => o.MaxRateLimitWait = TimeSpan.FromHours(1));

        // The first call closes the scope of the token. The second one has the turn there and closes the scope of the app, while the
        // third waits for the turn: it gets it, and then has to wait for the app.
        Task first = client.ListAsync(), second = client.ListAsync(), third = client.ListAsync();
        Task all = Task.WhenAll(first, second, third);
        Task driven = time.DriveAsync(all);
        await sent.Task;
        answer.SetResult();

        await driven;
    }
}
