using FsCheck;
using FsCheck.Fluent;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Paging;

public sealed class ListingTests
{
    // Cursors contain characters that have to be encoded in a query string.
    private static string CursorOf(int page) => $"a+b/c=d&e%20{page}==";

    [Fact]
    public void Any_list_cut_into_any_pages_arrives_whole_in_order_with_one_call_a_page()
    {
        Gen<int[]> pages = Gen.Choose(0, 4).NonEmptyListOf().Select(sizes => sizes.ToArray());
        Prop.ForAll(pages.ToArbitrary(), sizes =>
        {
            int[][] cut = Cut(sizes);
            StubGraph graph = new(request =>
            {
                int page = request["after"] is { } after
                    ? Enumerable.Range(0, cut.Length).Single(p => CursorOf(p) == after)
                    : 0;
                return StubGraph.Page(cut[page], page + 1 < cut.Length ? CursorOf(page + 1) : null);
            });

            List<WhatsAppBusinessAccount> accounts =
                Make.Client(graph).ListOwnedAsync("1").ToListAsync().GetAwaiter().GetResult();

            Assert.Equal(cut.SelectMany(page => page), accounts.Ids());
            Assert.Equal(cut.Length, graph.Requests.Count);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Cursors_that_go_round_in_a_circle_end_in_an_error(int circle)
    {
        StubGraph graph = new(request => StubGraph.Page([request.Number], $"c{request.Number % circle}"));

        GraphResponseException e = await Assert.ThrowsAsync<GraphResponseException>(
            () => Make.Client(graph).ListOwnedAsync("1").ToListAsync());

        Assert.InRange(graph.Requests.Count, circle, (4 * circle) + 2);
        Assert.Equal(1, e.Attempts);
        Assert.NotNull(e.Cursor);
        Assert.False(e.IsTransient);
    }

    [Theory]
    [InlineData(10, 7)]
    [InlineData(100, 3)]
    public async Task A_circle_that_is_entered_late_is_found_as_well(int before, int circle)
    {
        StubGraph graph = new(request => request.Number > 2_000
            ? StubGraph.Page([])
            : StubGraph.Page([request.Number], request.Number <= before ? $"b{request.Number}" : $"c{request.Number % circle}"));

        await Assert.ThrowsAsync<GraphResponseException>(() => Make.Client(graph).ListOwnedAsync("1").ToListAsync());

        Assert.InRange(graph.Requests.Count, before + circle, 4 * (before + circle));
    }

    [Fact]
    public async Task A_thousand_empty_pages_in_a_row_end_in_an_error_with_the_cursor_to_resume_from()
    {
        StubGraph graph = new(request => StubGraph.Page([], $"{request.Number}"));

        GraphResponseException e = await Make.Client(graph).FailAsync<GraphResponseException>();

        Assert.Equal("1,000 pages in a row were empty; the listing may never end.", e.Message);
        Assert.Equal(1_000, graph.Requests.Count);
        Assert.Equal("999", e.Cursor);
    }

    [Fact]
    public async Task Fewer_empty_pages_in_a_row_do_not_end_a_listing_however_many_there_are_in_all()
    {
        StubGraph graph = new(request => StubGraph.Page(
            request.Number % 1_000 == 0 ? [request.Number] : [],
            request.Number < 3_000 ? $"{request.Number}" : null));

        Assert.Equal([1_000, 2_000, 3_000], (await Make.Client(graph).ListAsync()).Ids());
    }

    [Fact]
    public async Task The_address_in_next_is_never_contacted()
    {
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Page([1], "n1"),
            () => StubGraph.Page([2], "n2"),
            () => StubGraph.Page([3]));

        Assert.Equal([1, 2, 3], (await Make.Client(graph).ListOwnedAsync("1").ToListAsync()).Ids());

        Assert.All(graph.Requests, request => Assert.Equal("graph.facebook.com", request.Address.Host));
        Assert.Equal([null, "n1", "n2"], graph.Requests.Select(request => request["after"]));
    }

    [Theory]
    [InlineData("""{"data":[],"paging":{"next":"https://x.example/?after=a%2Bb%3D&limit=3"}}""", "a+b=")]
    [InlineData("""{"data":[],"paging":{"cursors":{"before":"x"},"next":"https:\/\/x.example\/?limit=3\u0026after=q"}}""", "q")]
    [InlineData("""{"data":[],"paging":{"cursors":{"after":null},"next":"?after=r"}}""", "r")]
    public async Task A_next_without_a_cursor_gives_its_own(string body, string expected)
    {
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Json(body), () => StubGraph.Page([1]));

        Assert.Equal([1], (await Make.Client(graph).ListOwnedAsync("1").ToListAsync()).Ids());

        Assert.Equal(expected, graph.Requests[1]["after"]);
    }

    [Fact]
    public async Task A_next_without_any_cursor_is_an_error_and_never_a_silent_end()
    {
        StubGraph graph = new(_ => StubGraph.Json("""{"data":[{"id":"1"}],"paging":{"next":"https://x.example/"}}"""));

        await Assert.ThrowsAsync<GraphResponseException>(
            () => Make.Client(graph, configure: o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync());
    }

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[],"paging":{}}""")]
    [InlineData("""{"data":[],"paging":null}""")]
    [InlineData("""{"data":[],"paging":{"cursors":{"after":"x"},"next":null}}""")]
    public async Task Without_a_next_the_listing_ends(string body)
    {
        StubGraph graph = new(_ => StubGraph.Json(body));

        Assert.Empty(await Make.Client(graph).ListOwnedAsync("1").ToListAsync());
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_first_move_and_each_enumeration_asks_anew()
    {
        StubGraph graph = new(_ => StubGraph.Page([1, 2]));
        GraphPageable<WhatsAppBusinessAccount> listing = Make.Client(graph).ListOwnedAsync("1");
        Assert.Empty(graph.Requests);

        Task<List<WhatsAppBusinessAccount>>[] both = [listing.ToListAsync(), listing.ToListAsync()];

        Assert.All(await Task.WhenAll(both), list => Assert.Equal([1, 2], list.Ids()));
        Assert.Equal(2, graph.Requests.Count);
    }

    [Fact]
    public async Task A_cursor_of_a_page_resumes_behind_it()
    {
        StubGraph graph = new(
            request => request["after"] is null ? StubGraph.Page([1], "second") : StubGraph.Page([2]));
        BusinessAccountsClient client = Make.Client(graph);
        string? cursor = null;
        await foreach (GraphPage<WhatsAppBusinessAccount> page in client.ListOwnedAsync("1").AsPages())
        {
            cursor = page.NextCursor;
            break;
        }

        Assert.Equal([2], (await client.ListOwnedAsync("1", new AccountQuery { Cursor = cursor }).ToListAsync()).Ids());
    }

    [Fact]
    public async Task An_exception_has_the_cursor_that_its_page_was_asked_with()
    {
        StubGraph graph = new(
            request => request["after"] is null ? StubGraph.Page([1], "second") : StubGraph.Error(200));
        BusinessAccountsClient client = Make.Client(graph);
        List<int> seen = [];

        PermissionDeniedException e = await Assert.ThrowsAsync<PermissionDeniedException>(async () =>
        {
            await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync("1"))
                seen.Add(account.Id.Value.Length);
        });

        Assert.Single(seen);
        Assert.Equal("second", e.Cursor);
    }

    [Fact]
    public async Task Read_ahead_gives_the_same_list_with_the_same_calls()
    {
        StubGraph graph = new(request => int.Parse(request["after"] ?? "0", null) is var page && page < 9 ? StubGraph.Page([page], $"{page + 1}") : StubGraph.Page([page]));

        List<WhatsAppBusinessAccount> accounts =
            await Make.Client(graph).ListOwnedAsync("1", new AccountQuery { ReadAhead = true }).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 10), accounts.Ids());
        Assert.Equal(10, graph.Requests.Count);
    }

    [Fact]
    public async Task Read_ahead_is_one_page_ahead_at_most_and_stops_at_break()
    {
        TaskCompletionSource cancelled = new();
        StubGraph graph = new(async (request, cancellationToken) =>
        {
            if (request.Number == 3)
            {
                using CancellationTokenRegistration registration = cancellationToken.Register(cancelled.SetResult);
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return StubGraph.Page([request.Number], $"{request.Number}");
        });

        await foreach (GraphPage<WhatsAppBusinessAccount> page in Make.Client(graph).ListOwnedAsync("1", new AccountQuery { ReadAhead = true }).AsPages())
        {
            if (page.NextCursor == "2")
                break;
            Assert.Equal(2, graph.Requests.Count);
        }

        Assert.Equal(3, graph.Requests.Count);
        await cancelled.Task;
    }

    [Fact]
    public async Task Leaving_a_listing_does_not_wait_for_the_page_ahead_and_observes_its_failure()
    {
        TaskCompletionSource stubborn = new(), cancelled = new();
        StubGraph graph = new(async (request, cancellationToken) =>
        {
            if (request.Number == 2)
            {
                using CancellationTokenRegistration registration = cancellationToken.Register(cancelled.SetResult);
                await stubborn.Task;
            }

            return StubGraph.Page([request.Number], $"{request.Number}");
        });
        IAsyncEnumerator<WhatsAppBusinessAccount> listing =
            Make.Client(graph).ListOwnedAsync("1", new AccountQuery { ReadAhead = true }).GetAsyncEnumerator();
        Assert.True(await listing.MoveNextAsync());

        await listing.DisposeAsync();

        await cancelled.Task;
        stubborn.SetResult();
    }

    [Fact]
    public async Task A_page_ahead_that_is_there_already_is_not_given_after_the_cancellation()
    {
        using CancellationTokenSource cancel = new();
        StubGraph graph = new(request => StubGraph.Page([request.Number], $"{request.Number}"));
        List<WhatsAppBusinessAccount> seen = [];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (WhatsAppBusinessAccount account in Make.Client(graph).ListOwnedAsync(
                "1",
                new AccountQuery { ReadAhead = true },
                cancel.Token))
            {
                seen.Add(account);
                await cancel.CancelAsync();
            }
        });

        Assert.Single(seen);
    }

    [Fact]
    public async Task A_listing_with_read_ahead_that_is_cancelled_between_pages_leaves_nothing_running()
    {
        TaskCompletionSource ended = new();
        using CancellationTokenSource cancel = new();
        StubGraph graph = new(async (request, cancellationToken) =>
        {
            if (request.Number == 1)
                return StubGraph.Page([1], "b");
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return StubGraph.Page([2]);
            }
            finally
            {
                ended.SetResult();
            }
        });

        IAsyncEnumerable<WhatsAppBusinessAccount> listing = Make.Client(graph)
            .ListOwnedAsync("1", new AccountQuery { ReadAhead = true }, cancel.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (WhatsAppBusinessAccount account in listing)
                await cancel.CancelAsync();
        });

        await ended.Task;
        Assert.Equal(2, graph.Requests.Count);
    }

    [Fact]
    public async Task With_read_ahead_an_error_surfaces_at_its_page()
    {
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Page([1], "b"), () => StubGraph.Error(200));
        List<int> seen = [];

        PermissionDeniedException e = await Assert.ThrowsAsync<PermissionDeniedException>(async () =>
        {
            await foreach (WhatsAppBusinessAccount account in Make.Client(graph).ListOwnedAsync(
                "1",
                new AccountQuery { ReadAhead = true }))
                seen.Add(1);
        });

        Assert.Single(seen);
        Assert.Equal("b", e.Cursor);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_sends_nothing()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]));
        CancellationToken cancelled = new(canceled: true);

        OperationCanceledException byMethod = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Make.Client(graph).ListOwnedAsync("1", cancellationToken: cancelled).ToListAsync(CancellationToken.None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Make.Client(graph).ListOwnedAsync("1").ToListAsync(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Make.Client(graph).GetAsync("1", cancellationToken: cancelled));

        Assert.Equal(cancelled, byMethod.CancellationToken);
        Assert.Empty(graph.Requests);
    }

    [Fact]
    public async Task The_exception_carries_the_token_that_fired_and_the_methods_if_both_did()
    {
        using CancellationTokenSource method = new();
        using CancellationTokenSource enumeration = new();
        StubGraph graph = new(async (_, cancellationToken) =>
        {
            enumeration.Cancel();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        });

        OperationCanceledException one = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Make.Client(graph).ListOwnedAsync("1", cancellationToken: method.Token).ToListAsync(enumeration.Token));
        method.Cancel();
        OperationCanceledException both = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Make.Client(graph).ListOwnedAsync("1", cancellationToken: method.Token).ToListAsync(enumeration.Token));

        Assert.Equal(enumeration.Token, one.CancellationToken);
        Assert.Equal(method.Token, both.CancellationToken);
    }

    private static int[][] Cut(int[] sizes)
    {
        int next = 1;
        return [.. sizes.Select(size => Enumerable.Range(next, size).Select(_ => next++).ToArray())];
    }
}
