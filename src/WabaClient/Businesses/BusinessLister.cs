using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>
/// Lists the businesses that a token has access to (<c>/me/businesses</c>). Graph lists none for a system user; in this
/// case, the business that the system user belongs to is read (<c>client_business_id</c> of <c>/me</c>).
/// </summary>
internal sealed class BusinessLister(GraphCaller caller, TimeSpan maxRateLimitWait)
{
    private static readonly string[] Fields = ["id", "name", "verification_status"];

    public async IAsyncEnumerable<GraphPage<Business>> ListAsync(
        CancellationToken methodToken,
        [EnumeratorCancellation] CancellationToken enumerationToken = default)
    {
        PageStart start = new(Cursor: null, AccountQuery.DefaultPageSize, ReadAhead: false);
        PageWalker<Business> walker = new(
            caller, GraphTarget.ForMe(GraphEdge.Businesses, Fields), ReplyReaders.Businesses, start, maxRateLimitWait);
        bool isEmpty = true;
        await foreach (GraphPage<Business> page in walker.WalkAsync(methodToken, enumerationToken).ConfigureAwait(false))
        {
            isEmpty &= page.Items.Count == 0;
            yield return isEmpty && page.NextCursor is null
                ? new() { Items = await OwnAsync(methodToken, enumerationToken).ConfigureAwait(false), Response = page.Response }
                : page;
        }
    }

    private async Task<Business[]> OwnAsync(CancellationToken methodToken, CancellationToken enumerationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(
            methodToken,
            enumerationToken);
        try
        {
            GraphTarget user = GraphTarget.ForMe(GraphEdge.Me, "client_business_id");
            MeNode me = await ReadAsync(user, ReplyReaders.Me, stop.Token).ConfigureAwait(false);
            return me.ClientBusinessId is { } id ? [await ReadOrNameAsync(id, stop.Token).ConfigureAwait(false)] : [];
        }
        catch (PermissionDeniedException e) when (e.IsAppRestricted)
        {
            // Graph returns this for /me even if the edges work with the token.
            return [];
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(methodToken.IsCancellationRequested ? methodToken : enumerationToken);
        }
    }

    private async Task<Business> ReadOrNameAsync(BusinessId id, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(GraphTarget.ForBusiness(id, Fields), ReplyReaders.Business, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is PermissionDeniedException or InvalidParameterException)
        {
            return new() { Id = id };
        }
    }

    private Task<T> ReadAsync<T>(GraphTarget target, ReplyReader<T> read, CancellationToken cancellationToken)
        where T : class =>
        caller.ExecuteAsync(
            new GraphCall(target, cursor: null, pageSize: null, maxRateLimitWait),
            read,
            cancellationToken);
}
