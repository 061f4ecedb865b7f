using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>Walks the pages of a listing. It ends when Graph names no next page, and only then.</summary>
internal sealed class PageWalker(GraphCaller caller, GraphTarget target, AccountQuery query, TimeSpan maxRateLimitWait)
{
    public async IAsyncEnumerable<GraphPage<WhatsAppBusinessAccount>> WalkAsync(
        CancellationToken methodToken,
        [EnumeratorCancellation] CancellationToken enumerationToken = default)
    {
        Listing listing = new(query);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(methodToken, enumerationToken);
        Task<GraphPage<WhatsAppBusinessAccount>>? ahead = null;
        try
        {
            while (true)
            {
                GraphPage<WhatsAppBusinessAccount> page;
                try
                {
                    stop.Token.ThrowIfCancellationRequested();
                    Task<GraphPage<WhatsAppBusinessAccount>> fetch = ahead ?? FetchAsync(listing, stop.Token);
                    ahead = null;
                    page = await fetch.ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    throw new OperationCanceledException(methodToken.IsCancellationRequested ? methodToken : enumerationToken);
                }

                if (page.NextCursor is not null && query.ReadAhead)
                    ahead = FetchAsync(listing, stop.Token);
                yield return page;
                if (page.NextCursor is null)
                    yield break;
            }
        }
        finally
        {
            if (ahead is not null)
            {
                await stop.CancelAsync().ConfigureAwait(false);
                await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<GraphPage<WhatsAppBusinessAccount>> FetchAsync(Listing listing, CancellationToken cancellationToken)
    {
        GraphCall call = new(target, listing.Cursor, listing.PageSize, maxRateLimitWait);
        GraphPage<WhatsAppBusinessAccount> page = await caller.ExecuteAsync(call, Read, cancellationToken).ConfigureAwait(false);
        listing.PageSize = call.PageSize;
        listing.Cursor = page.NextCursor;
        return page;

        // A page that leads round in a circle is a failure of that page, to telemetry as well.
        GraphPage<WhatsAppBusinessAccount>? Read(ReadOnlySpan<byte> body, GraphResponseInfo response)
        {
            GraphPage<WhatsAppBusinessAccount>? read = ReplyReaders.Accounts(body, response);
            return read?.NextCursor is { } next && listing.Guard.HasSeen(call.Cursor, next)
                ? throw GraphFailures.RepeatedCursor(call, response)
                : read;
        }
    }

    /// <summary>Where one enumeration is.</summary>
    private sealed class Listing(AccountQuery query)
    {
        public CursorLoopGuard Guard = new(query.Cursor);

        public string? Cursor { get; set; } = query.Cursor;

        public int? PageSize { get; set; } = query.PageSize ?? AccountQuery.DefaultPageSize;
    }
}
