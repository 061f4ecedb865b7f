using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.FaultMatrix;

/// <summary>Every kind of fault, on every page of a listing, over every host of the fake Graph, with and without retries.</summary>
public sealed class FaultMatrixTests
{
    public static TheoryData<HostKind, string, int> Matrix => Cross(FaultCase.All.Keys);

    public static TheoryData<HostKind, string, int> FinalMatrix => Cross(FaultCase.Final.Keys);

    public static TheoryData<HostKind, string, int> Loops =>
        Cross([nameof(GraphFault.RepeatedCursor), nameof(GraphFault.CursorBackToStart)]);

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Every_account_arrives_once_and_in_order(HostKind host, string kind, int page)
    {
        FaultCase wrong = FaultCase.All[kind];
        await using FaultyListing listing = await FaultyListing.StartAsync(host, wrong, page);
        List<WabaId> arrived = [];

        if (wrong.IsPatient)
        {
            await listing.ListAsync(arrived);
        }
        else
        {
            WabaClientException e = await Assert.ThrowsAnyAsync<WabaClientException>(() => listing.ListAsync(arrived));
            Assert.Equal(1, e.Attempts);
            Assert.Equal(TimeSpan.Zero, listing.Time.Elapsed);
            await listing.ListAsync(arrived, e.Cursor);
        }

        Assert.Equal(listing.Expected, arrived);
        AssertCalls(listing, wrong, host, page);
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Without_retries_the_exception_is_typed_and_its_cursor_gives_the_rest(
        HostKind host,
        string kind,
        int page)
    {
        FaultCase wrong = FaultCase.All[kind];
        await using FaultyListing listing = await FaultyListing.StartAsync(host, wrong, page, retries: 0);
        List<WabaId> arrived = [];
        string? cursor = null;
        bool isResent = wrong.IsResentByTheTransport && host == HostKind.Kestrel;

        foreach (Type expected in isResent ? [] : wrong.Ends)
        {
            WabaClientException e = (WabaClientException)await Assert.ThrowsAsync(
                expected,
                () => listing.ListAsync(arrived, cursor));
            Assert.Equal(wrong.IsTransient, e.IsTransient);
            Assert.Equal(page == 1, e.Cursor is null);
            cursor = e.Cursor;
        }

        await listing.ListAsync(arrived, cursor);

        Assert.Equal(listing.Expected, arrived);
        AssertCalls(listing, wrong, host, page);
    }

    [Theory]
    [MemberData(nameof(FinalMatrix))]
    public async Task A_final_failure_ends_in_its_exception_after_the_pages_before_it(
        HostKind host,
        string kind,
        int page)
    {
        FaultCase wrong = FaultCase.Final[kind];
        await using FaultyListing listing = await FaultyListing.StartAsync(host, wrong, page);
        List<WabaId> arrived = [];

        await Assert.ThrowsAsync(wrong.Ends.Single(), () => listing.ListAsync(arrived));

        Assert.Equal(listing.Expected.Take((page - 1) * FaultyListing.PageSize), arrived);
        Assert.Equal(TimeSpan.Zero, listing.Time.Elapsed);
    }

    [Theory]
    [MemberData(nameof(Loops))]
    public async Task A_listing_that_would_never_end_ends_in_an_exception(HostKind host, string kind, int page)
    {
        GraphFault loop = kind == nameof(GraphFault.RepeatedCursor)
            ? GraphFault.RepeatedCursor()
            : GraphFault.CursorBackToStart();
        await using FaultyListing listing = await FaultyListing.StartAsync(
            host,
            new([loop.Always()], [typeof(GraphResponseException)]),
            page);

        await Assert.ThrowsAsync<GraphResponseException>(() => listing.ListAsync([]));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        FaultCase redirect = FaultCase.All["Redirect to a login page"];
        await using FaultyListing listing = await FaultyListing.StartAsync(
            HostKind.Kestrel, redirect, page: 1, retries: 0);

        GraphResponseException e = await Assert.ThrowsAsync<GraphResponseException>(() => listing.ListAsync([]));

        Assert.Equal(302, (int)e.StatusCode!);
    }

    [Fact]
    public async Task Connections_that_are_closed_again_and_again_lose_no_account()
    {
        FaultCase closed = new([GraphFault.ConnectionClosed().Times(6)], []);
        await using FaultyListing listing = await FaultyListing.StartAsync(HostKind.Kestrel, closed, page: 2);
        List<WabaId> arrived = [];

        await listing.ListAsync(arrived);

        Assert.Equal(listing.Expected, arrived);
    }

    private static void AssertCalls(FaultyListing listing, FaultCase wrong, HostKind host, int page)
    {
        listing.Graph.Journal.AssertPages(wrong.RequestedPages(host, page));
        Assert.Equal(wrong.Attempts(host, page), listing.Attempts);
    }

    private static TheoryData<HostKind, string, int> Cross(IEnumerable<string> kinds)
    {
        TheoryData<HostKind, string, int> matrix = [];
        foreach (HostKind host in Enum.GetValues<HostKind>())
        {
            foreach (string kind in kinds)
            {
                for (int page = 1; page <= FaultyListing.Pages; page++)
                    matrix.Add(host, kind, page);
            }
        }

        return matrix;
    }
}
