using WabaClient.Testing;

namespace WabaClient.Tests.Resilience;

/// <summary>Every kind of fault on every page of a listing, in memory and on the wire.</summary>
public sealed class FaultMatrixTests
{
    public static TheoryData<HostKind, string, int> Matrix
    {
        get
        {
            TheoryData<HostKind, string, int> matrix = new();
            foreach (HostKind host in Enum.GetValues<HostKind>())
            {
                foreach (string kind in FaultCase.All.Keys)
                {
                    for (int page = 1; page <= FaultyListing.Pages; page++)
                        matrix.Add(host, kind, page);
                }
            }

            return matrix;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task No_account_is_lost_and_none_comes_twice_and_the_calls_are_counted(HostKind host, string kind, int page)
    {
        FaultCase wrong = FaultCase.All[kind]();
        await using FaultyListing listing = await FaultyListing.StartAsync(host, wrong, page);
        List<WabaId> arrived = [];

        if (wrong.IsPatient)
        {
            await listing.ListAsync(arrived);
        }
        else
        {
            WabaClientException e = await Assert.ThrowsAnyAsync<WabaClientException>(() => listing.ListAsync(arrived));
            Assert.Equal((1, TimeSpan.Zero), (e.Attempts, listing.Time.Elapsed));
            await listing.ListAsync(arrived, e.Cursor);
        }

        Assert.Equal(listing.Expected, arrived);
        AssertCalls(listing, wrong, host);
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Without_retries_the_exception_is_typed_and_its_cursor_gives_the_rest(HostKind host, string kind, int page)
    {
        FaultCase wrong = FaultCase.All[kind]();
        await using FaultyListing listing = await FaultyListing.StartAsync(host, wrong, page, retries: 0);
        List<WabaId> arrived = [];
        string? cursor = null;
        bool isResent = wrong.IsResentByTheTransport && host == HostKind.Kestrel;
        int failures = wrong.Ends is null || isResent ? 0 : wrong.Faults.Count(fault => fault.Name != nameof(GraphFault.AccessTokenExpired));

        for (int i = 0; i < failures; i++)
        {
            WabaClientException e = (WabaClientException)await Assert.ThrowsAsync(wrong.Ends!, () => listing.ListAsync(arrived, cursor));
            Assert.Equal((wrong.IsTransient, page == 1), (e.IsTransient, e.Cursor is null));
            cursor = e.Cursor;
        }

        await listing.ListAsync(arrived, cursor);

        Assert.Equal(listing.Expected, arrived);
        AssertCalls(listing, wrong, host);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using FaultyListing listing = await FaultyListing.StartAsync(HostKind.Kestrel, FaultCase.All["Redirect to a login page"](), page: 1, retries: 0);

        GraphResponseException e = await Assert.ThrowsAsync<GraphResponseException>(() => listing.ListAsync([]));

        Assert.Equal(302, (int)e.StatusCode!);
    }

    private static void AssertCalls(FaultyListing listing, FaultCase wrong, HostKind host)
    {
        int attempts = FaultyListing.Pages + wrong.CallsMore;
        bool isOverSockets = host == HostKind.Kestrel;

        // A refused connection reaches no server; what the transport sends again by itself is no attempt of the client's.
        Assert.Equal(attempts - (wrong.IsRefused && isOverSockets ? 1 : 0), listing.Calls);
        Assert.Equal(attempts - (wrong.IsResentByTheTransport && isOverSockets ? 1 : 0), listing.Attempts);
    }
}
