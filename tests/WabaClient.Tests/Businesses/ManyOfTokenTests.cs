using WabaClient.Tests.Support;

namespace WabaClient.Tests.Businesses;

/// <summary>Lists the businesses of the token, and then their accounts.</summary>
public sealed class ManyOfTokenTests
{
    [Fact]
    public async Task Every_business_of_the_token_is_listed_and_the_list_of_businesses_shares_the_slots()
    {
        int inFlight = 0;
        int most = 0;
        StubGraph graph = new(async (request, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inFlight));
            await Task.Yield();
            Interlocked.Decrement(ref inFlight);
            if (request.Address.Segments[^1] != "businesses")
                return StubGraph.Page([1]);
            return request["after"] is null
                ? StubGraph.Page(Enumerable.Range(1, 100), "c")
                : StubGraph.Page(Enumerable.Range(101, 50));
        });

        List<AccountsPage> pages =
            await Make.Client(graph).ListManyAsync(new ManyBusinessesQuery { MaxConcurrency = 1 }).ToListAsync();

        Assert.Equal(150, pages.Select(page => page.BusinessId).Distinct().Count());
        Assert.Equal(150, pages.Count(page => page.IsLast && page.Failure is null));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_failure_of_the_list_of_businesses_ends_the_enumeration()
    {
        StubGraph graph = new(_ => StubGraph.Error(190));

        await Assert.ThrowsAsync<InvalidAccessTokenException>(() => Make.Client(graph).ListManyAsync().ToListAsync());
    }

    [Fact]
    public async Task A_mock_that_overrides_the_list_of_businesses_decides_what_is_listed()
    {
        List<AccountsPage> pages =
            await new TwoBusinesses(new StubGraph(_ => StubGraph.Page([1]))).ListManyAsync().ToListAsync();

        Assert.Equal(["7", "8"], pages.Select(page => page.BusinessId.Value).Order());
    }

    private sealed class TwoBusinesses(StubGraph graph) : BusinessAccountsClient(
        new HttpClient(graph),
        new() { AccessToken = Make.Token })
    {
        public override GraphPageable<Business> ListBusinessesAsync(CancellationToken cancellationToken = default) =>
            GraphPageable.FromItems([new Business { Id = "7" }, new Business { Id = "8" }]);
    }
}
