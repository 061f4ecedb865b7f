using System.Diagnostics.Metrics;
using WabaClient.Tests.Businesses;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

[Collection(ProcessWide.Name)]
public sealed class AbandonedTurnTests
{
    [Fact]
    public async Task A_turn_that_is_granted_while_the_caller_cancels_is_passed_on()
    {
        TestTime time = new();
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Error(80008, regainMinutes: 1), () => StubGraph.Page([1]));
        BusinessAccountsClient client = Make.ClientWithoutRetries(graph, time);
        Assert.IsType<RateLimitedException>(Assert.Single(await client.ListManyAsync(["1"]).ToListAsync()).Failure);

        using CancellationTokenSource cancel = new();
        using (MeterListener waits = new())
        {
            // The wait is measured at the moment at which the turn has been granted and the request has not been sent.
            waits.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "waba.client.throttle.wait")
                    listener.EnableMeasurementEvents(instrument);
            };
            waits.SetMeasurementEventCallback<double>((_, _, _, _) => cancel.Cancel());
            waits.Start();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => time.DriveAsync(client.ListManyAsync(["1"]).ToListAsync(cancel.Token)));
        }

        Assert.Single(graph.Requests);
        AccountsPage page = Assert.Single(
            await time.DriveAsync(client.ListManyAsync(["1"]).ToListAsync()).WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Null(page.Failure);
    }
}
