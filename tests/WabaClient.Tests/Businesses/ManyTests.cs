using WabaClient.Tests.Support;

namespace WabaClient.Tests.Businesses;

/// <summary>Lists many businesses: the elements, the failures and the source.</summary>
public sealed class ManyTests
{
    [Fact]
    public async Task Every_edge_ends_in_exactly_one_last_element_and_a_business_named_twice_is_listed_twice()
    {
        StubGraph graph = new(request => request["after"] is null ? StubGraph.Page([1, 2], "c") : StubGraph.Page([3]));

        List<AccountsPage> pages =
            await Make.Client(graph).ListManyAsync(["1", "2", "1"], new() { Edges = AccountEdges.Both }).ToListAsync();

        Assert.Equal(12, pages.Count);
        Assert.Equal(6, pages.Count(page => page.IsLast));
        Assert.Equal(4, pages.Count(page => page is { BusinessId.Value: "1", IsLast: true }));
        Assert.Equal(
            [1, 2, 3],
            pages.Where(page => page is { BusinessId.Value: "2", Edge: AccountEdges.Client }).SelectMany(page => page.Page!.Items.Ids()));
    }

    [Fact]
    public async Task A_default_id_is_a_failure_of_its_own_and_nothing_is_sent_for_it()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]));

        List<AccountsPage> pages =
            await Make.Client(graph).ListManyAsync([default, "2"], new() { Edges = AccountEdges.Both }).ToListAsync();

        Assert.Equal(2, graph.Requests.Count);
        Assert.Equal(
            2,
            pages.Count(page => page.BusinessId == default && page is { Failure: ArgumentException, IsLast: true, Page: null }));
    }

    [Fact]
    public async Task Failures_are_elements_and_end_nothing_else()
    {
        StubGraph graph = new(request => request.Address.AbsolutePath.Contains("/2/", StringComparison.Ordinal)
            ? request["after"] is null ? StubGraph.Page([1], "c") : StubGraph.Error(200)
            : StubGraph.Page([1]));

        List<AccountsPage> pages = await Make.Client(graph).ListManyAsync(ManySource.Of("1", "2", "3")).ToListAsync();

        AccountsPage failed = Assert.Single(pages, page => page.Failure is not null);
        Assert.Equal("2", failed.BusinessId.Value);
        Assert.Equal("c", Assert.IsType<PermissionDeniedException>(failed.Failure).Cursor);
        Assert.Equal(3, pages.Count(page => page.IsLast));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_token_provider_throws_is_a_failure_its_own_cancellation_included(bool cancels)
    {
        Exception thrown = cancels ? new OperationCanceledException() : new FormatException();
        StubTokens tokens = new((request, _) => request.BusinessId == "2" ? ValueTask.FromException<GraphAccessToken>(thrown) : new(new GraphAccessToken(Make.Token)));

        List<AccountsPage> pages =
            await Make.Client(new StubGraph(_ => StubGraph.Page([1])), tokens: tokens)
                .ListManyAsync(["1", "2", "3"])
                .ToListAsync();

        Assert.Equal(3, pages.Count);
        Assert.Same(thrown, pages.Single(page => page.BusinessId == "2").Failure);
    }

    [Fact]
    public async Task The_exception_of_the_source_ends_the_enumeration_and_the_source_is_disposed()
    {
        ManySource source = new((i, _) => i < 2 ? new("1") : throw new FormatException());

        await Assert.ThrowsAsync<FormatException>(
            () => Make.Client(new StubGraph(_ => StubGraph.Page([1]))).ListManyAsync(source).ToListAsync());

        Assert.True(source.IsDisposed);
        Assert.Equal(1, source.Enumerations);
    }

    [Fact]
    public async Task Each_enumeration_enumerates_the_source_once_and_lazily()
    {
        ManySource source = new((i, _) => new(i % 2 == 0 ? new BusinessId("1") : default(BusinessId?)));
        IAsyncEnumerable<AccountsPage> many = Make.Client(new StubGraph(_ => StubGraph.Page([1]))).ListManyAsync(
            source);
        Assert.Equal(0, source.Enumerations);

        Assert.Single(await many.ToListAsync());
        Assert.Single(await many.ToListAsync());

        Assert.Equal(2, source.Enumerations);
    }

    [Fact]
    public async Task Without_businesses_there_is_nothing() =>
        Assert.Empty(
            await Make.Client(new StubGraph(_ => StubGraph.Page([1]))).ListManyAsync(ManySource.Of()).ToListAsync());

    [Fact]
    public async Task Leaving_cancels_a_source_that_hangs_and_disposes_it()
    {
        TaskCompletionSource hangs = new();
        ManySource source = new(async (i, stop) =>
        {
            if (i == 0)
                return "1";
            hangs.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return null;
        });

        await foreach (AccountsPage _ in Make.Client(new StubGraph(_ => StubGraph.Page([1]))).ListManyAsync(source))
        {
            await hangs.Task;
            break;
        }

        Assert.True(source.IsDisposed);
        Assert.True(source.Token.IsCancellationRequested);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancellation_ends_the_enumeration_with_the_callers_token(bool byMethod)
    {
        HeldGraph graph = new();
        using CancellationTokenSource cancel = new();
        using CancellationTokenSource other = new();
        IAsyncEnumerable<AccountsPage> many = Make.Client(graph).ListManyAsync(
            ManySource.Endless(),
            null,
            byMethod ? cancel.Token : other.Token);

        Task listing = many.ToListAsync(byMethod ? other.Token : cancel.Token);
        await graph.NextAsync();
        await cancel.CancelAsync();

        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listing);
        Assert.Equal(cancel.Token, e.CancellationToken);
        Assert.Equal(0, graph.InFlight);
    }

    [Fact]
    public async Task A_token_cancelled_before_ends_the_enumeration_before_the_source_is_asked()
    {
        ManySource source = ManySource.Endless();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Make.Client(new StubGraph(_ => StubGraph.Page([1]))).ListManyAsync(source, null, new CancellationToken(canceled: true)).ToListAsync());

        Assert.Equal(0, source.Enumerations);
    }
}
