using System.Globalization;
using System.Net;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Paging;

/// <summary>The cost of large accounts in a listing of 2,000 accounts at 100 per page.</summary>
public sealed class PageSizeTests
{
    private const int Accounts = 2_000;
    private const string ReduceData = "Please reduce the amount of data you're asking for, then retry your request";
    private const string UnknownError = "An unknown error occurred";

    [Theory]
    [InlineData(ReduceData, 1)]
    [InlineData(UnknownError, 6)]
    public async Task A_single_heavy_account_costs_at_most_45_calls(string message, int mostBeside)
    {
        for (int heavy = 0; heavy < Accounts; heavy += 37)
        {
            int calls = await CountCallsAsync(
                message,
                (start, size) => start <= heavy && heavy < start + size && size > mostBeside);

            Assert.InRange(calls, 20, 45);
        }
    }

    [Theory]
    [InlineData(ReduceData)]
    [InlineData(UnknownError)]
    public async Task A_listing_whose_pages_above_12_are_all_heavy_costs_at_most_a_quarter_more_than_the_fewest_calls(string message)
    {
        int calls = await CountCallsAsync(message, static (_, size) => size > 12);

        Assert.InRange(calls, 167, 208);
    }

    private static async Task<int> CountCallsAsync(string message, Func<int, int, bool> isTooHeavy)
    {
        StubGraph graph = new(request =>
        {
            int start = request["after"] is { } after ? int.Parse(after, CultureInfo.InvariantCulture) : 0;
            int size = int.Parse(request["limit"]!, CultureInfo.InvariantCulture);
            int end = Math.Min(start + size, Accounts);
            return isTooHeavy(start, size)
                ? StubGraph.Error(1, HttpStatusCode.InternalServerError, message: message)
                : StubGraph.Page(Enumerable.Range(start + 1, end - start), end < Accounts ? $"{end}" : null);
        });

        List<WhatsAppBusinessAccount> accounts = await Make.Client(graph, configure: o => o.BaseDelay = TimeSpan.Zero).ListAsync();

        Assert.Equal(Enumerable.Range(1, Accounts), accounts.Ids());
        return graph.Requests.Count;
    }
}
