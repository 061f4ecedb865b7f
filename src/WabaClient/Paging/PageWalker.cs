using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace WabaClient;

/// <summary>Reads the pages of a listing in order. It ends only when Graph names no next page.</summary>
internal sealed class PageWalker<T>(
    GraphCaller caller, GraphTarget target, ReplyReader<GraphPage<T>> read, PageStart start, TimeSpan maxRateLimitWait)
{
    public async IAsyncEnumerable<GraphPage<T>> WalkAsync(
        CancellationToken methodToken,
        [EnumeratorCancellation] CancellationToken enumerationToken = default)
    {
        Listing listing = new(start);
        CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(methodToken, enumerationToken);
        Task<object>? ahead = null;
        try
        {
            while (true)
            {
                if (stop.IsCancellationRequested)
                    throw Cancelled();
                Task<object> fetch = ahead ?? FetchAsync(listing, stop.Token);
                ahead = null;

                // Thousands of listings may be cancelled at once, and each throw takes microseconds: one is enough.
                object result = await fetch.ConfigureAwait(false);
                if (result is OperationCanceledException && stop.IsCancellationRequested)
                    throw Cancelled();
                if (result is Exception exception)
                    ExceptionDispatchInfo.Throw(exception);
                GraphPage<T> page = (GraphPage<T>)result;
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

        OperationCanceledException Cancelled() => new(methodToken.IsCancellationRequested ? methodToken : enumerationToken);
    }

    private Task<object> FetchAsync(Listing listing, CancellationToken cancellationToken)
    {
        GraphCall call = new(target, listing.Cursor, listing.Sizer.Size, maxRateLimitWait);
        return caller.TryExecuteAsync(call, Read, cancellationToken);

        // If a page would make the listing endless, that page has failed, in telemetry as well.
        GraphPage<T>? Read(ReadOnlySpan<byte> body, GraphResponseInfo response)
        {
            if (read(body, response) is not { } page)
                return null;
            if (page.NextCursor is { } next && listing.Guard.HasSeen(call.Cursor, next))
                throw GraphFailures.RepeatedCursor(call, response);
            if (page.NextCursor is not null && page.Items.Count == 0 && listing.Guard.IsLastEmptyPage)
                throw GraphFailures.EmptyPages(call, response, EndlessGuard.MostEmptyPages);
            call.ItemCount = page.Items.Count;
            listing.Move(call.PageSize!.Value, page.NextCursor, page.Items.Count);
            return page;
        }
    }

    /// <summary>
    /// Cancels the page that was read ahead and observes its failure, without making the caller wait for it.
    /// </summary>
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

        public string? Cursor { get; private set; } = start.Cursor;

        /// <summary>Moves to the next page.</summary>
        public void Move(int pageSize, string? nextCursor, int itemCount)
        {
            Sizer.Record(pageSize);
            Guard.Take(nextCursor, itemCount);
            Cursor = nextCursor;
        }
    }
}
