using WabaClient.Tests.Support;

namespace WabaClient.Tests.Paging;

public sealed class GivenListingTests
{
    [Fact]
    public async Task Given_items_are_one_page()
    {
        GraphPageable<int> listing = GraphPageable.FromItems([1, 2, 3]);

        GraphPage<int> page = Assert.Single(await ToListAsync(listing.AsPages()));

        Assert.Equal([1, 2, 3], page.Items);
        Assert.Null(page.NextCursor);
        Assert.Empty(page.Response.Usage);
        Assert.Equal([1, 2, 3], await ToListAsync(listing));
    }

    [Fact]
    public async Task Given_pages_come_in_order_past_empty_ones_and_can_throw_in_the_middle()
    {
        static IEnumerable<GraphPage<int>> Pages()
        {
            yield return new() { Items = [1] };
            yield return new() { Items = [] };
            yield return new() { Items = [2, 3] };
            throw new RateLimitedException("slow down");
        }

        List<int> seen = [];
        await Assert.ThrowsAsync<RateLimitedException>(async () =>
        {
            await foreach (int item in GraphPageable.FromPages(Pages()))
                seen.Add(item);
        });

        Assert.Equal([1, 2, 3], seen);
    }

    [Fact]
    public async Task Given_pages_obey_cancellation_before_and_between_them()
    {
        using CancellationTokenSource cancel = new();
        List<int> seen = [];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (int item in GraphPageable.FromPages<int>([new() { Items = [1] }, new() { Items = [2] }]).WithCancellation(
                cancel.Token))
            {
                seen.Add(item);
                await cancel.CancelAsync();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ToListAsync(GraphPageable.FromItems([1]), cancel.Token));

        Assert.Equal([1], seen);
    }

    [Fact]
    public async Task A_disposed_enumerator_returns_no_more_items()
    {
        IAsyncEnumerator<int> items = GraphPageable.FromItems([1, 2]).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());

        await items.DisposeAsync();
        await items.DisposeAsync();

        Assert.False(await items.MoveNextAsync());
    }

    [Fact]
    public void Nothing_given_is_refused()
    {
        Assert.Throws<ArgumentNullException>("items", () => GraphPageable.FromItems<int>(null!));
        Assert.Throws<ArgumentNullException>(
            "pages",
            () => GraphPageable.FromPages((IEnumerable<GraphPage<int>>)null!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(1_000)]
    public async Task Pages_may_be_of_any_size(int size)
    {
        StubGraph graph = new(_ => StubGraph.Page(Enumerable.Range(1, size)));

        Assert.Equal(Enumerable.Range(1, size), (await Make.Client(graph).ListOwnedAsync("1").ToListAsync()).Ids());
    }

    private static async Task<List<T>> ToListAsync<T>(
        IAsyncEnumerable<T> items,
        CancellationToken cancellationToken = default)
    {
        List<T> list = [];
        await foreach (T item in items.WithCancellation(cancellationToken))
            list.Add(item);
        return list;
    }
}
