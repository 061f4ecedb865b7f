using System.Net;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Transport;

/// <summary>Responses that Graph did not write.</summary>
public sealed class ForeignAnswerTests
{
    [Fact]
    public async Task A_response_that_is_not_Graphs_is_retried_for_the_statuses_of_a_passing_failure_only()
    {
        for (int status = 200; status <= 599; status++)
        {
            StubGraph graph = new(_ => StubGraph.Json("<html>", (HttpStatusCode)status));
            TestTime time = new();
            bool passes = status is < 300 or 408 or 425 or 429 or >= 500;

            GraphResponseException e = await Assert.ThrowsAsync<GraphResponseException>(
                () => time.DriveAsync(Make.Client(graph, time).ListOwnedAsync("1").ToListAsync()));

            Assert.Equal(
                (status, passes ? 4 : 1, passes ? 4 : 1, passes),
                (status, graph.Requests.Count, e.Attempts, e.IsTransient));
            Assert.Equal(
                (status, !passes),
                (status, e.Hint!.Contains("proxy or gateway answered", StringComparison.Ordinal)));
        }
    }
}
