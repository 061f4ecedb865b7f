using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>Reads the pages of a listing in order. It ends when Graph names no next page, and only then.</summary>
internal sealed class PageWalker<T>(
    GraphCaller caller, GraphTarget target, ReplyReader<GraphPage<T>> read, PageStart start, TimeSpan maxRateLimitWait)
{
    public async IAsyncEnumerable<GraphPage<T>> WalkAsync(
        CancellationToken methodToken,
        [EnumeratorCancellation] CancellationToken enumerationToken = default)
    {
        Listing listing = new(start);
        CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(methodToken, enumerationToken);
        Task<GraphPage<T>>? ahead = null;
        try
        {
            while (true)
            {
                GraphPage<T> page;
                try
                {
                    stop.Token.ThrowIfCancellationRequested();
                    Task<GraphPage<T>> fetch = ahead ?? FetchAsync(listing, stop.Token);
                    ahead = null;
                    page = await fetch.ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    throw new OperationCanceledException(
                        methodToken.IsCancellationRequested ? methodToken : enumerationToken);
                }

                if (page.NextCursor is not null && start.ReadAhead)
                    ahead = FetchAsync(listing, stop.Token);
                yield return page;
                if (page.NextCursor is null)
                    yield break;
            }
        }
        finally
        {
            if (ahead is null)
                stop.Dispose();
            else
                _ = AbandonAsync(ahead, stop);
        }
    }

    private async Task<GraphPage<T>> FetchAsync(Listing listing, CancellationToken cancellationToken)
    {
        GraphCall call = new(target, listing.Cursor, listing.Sizer.Size, maxRateLimitWait);
        GraphPage<T> page = await caller.ExecuteAsync(call, Read, cancellationToken).ConfigureAwait(false);
        listing.Sizer.Record(call.PageSize!.Value);
        listing.Guard.Take(page.NextCursor, page.Items.Count);
        listing.Cursor = page.NextCursor;
        return page;

        // A page that would make the listing endless is a failure of that page, in telemetry as well.
        GraphPage<T>? Read(ReadOnlySpan<byte> body, GraphResponseInfo response)
        {
            GraphPage<T>? page = read(body, response);
            call.ItemCount = page?.Items.Count;
            if (page?.NextCursor is not { } next)
                return page;
            if (listing.Guard.HasSeen(call.Cursor, next))
                throw GraphFailures.RepeatedCursor(call, response);
            if (page.Items.Count == 0 && listing.Guard.IsLastEmptyPage)
                throw GraphFailures.EmptyPages(call, response, EndlessGuard.MostEmptyPages);
            return page;
        }
    }

    /// <summary>Cancels the page that was read ahead and observes its failure, without making the caller wait for it.</summary>
    private static async Task AbandonAsync(Task ahead, CancellationTokenSource stop)
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await ahead.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    /// <summary>The position of one enumeration.</summary>
    private sealed class Listing(PageStart start)
    {
        public EndlessGuard Guard = new(start.Cursor);

        public PageSizer Sizer { get; } = new(start.PageSize);

        public string? Cursor { get; set; } = start.Cursor;
    }
}
