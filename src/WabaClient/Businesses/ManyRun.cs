using System.Threading.Channels;

namespace WabaClient;

/// <summary>One enumeration of a <see cref="ManyListing"/>.</summary>
/// <remarks>
/// <para>
/// Four parts work together. The <em>starter</em> (<see cref="RunAsync"/>) is the only one that reads from the source:
/// one id at a time, when <see cref="CallSlots"/> allows another business to start. For each edge of the id, it starts
/// a <em>walk</em>, which is an ordinary listing. A walk waits for tokens, gates and retries without holding a slot,
/// takes a slot for each request that it sends, and writes its pages, or its failure, to a channel. No walk waits to
/// write, because a request is sent only if there is room for its page. The <em>enumerator</em>
/// (<see cref="ManyListing"/>) returns the elements to the consumer, and makes room when the consumer requests the next
/// one.
/// </para>
/// <para>
/// The run ends when the source and all walks have ended. If the consumer stops, a token of the caller is cancelled or
/// the source throws, <paramref name="stop"/> ends the run early: it cancels the source, the requests and all waits,
/// and then waits for all of them to end.
/// </para>
/// </remarks>
internal sealed class ManyRun(
    GraphCaller caller,
    ManyBusinessesQuery query,
    TimeSpan maxRateLimitWait,
    CallSlots slots,
    ManyTelemetry telemetry,
    CancellationTokenSource stop)
{
    private readonly Channel<AccountsPage> _elements = Channel.CreateUnbounded<AccountsPage>(
        new() { SingleReader = true });
    private readonly TaskCompletionSource _walksEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PageStart _start = new(
        Cursor: null,
        query.Accounts.PageSize ?? AccountQuery.DefaultPageSize,
        ReadAhead: false);
    private readonly string _query = QueryString.For(query.Accounts);
    private int _running = 1;

    public ChannelReader<AccountsPage> Elements => _elements.Reader;

    private bool IsStopped => stop.IsCancellationRequested;

    /// <summary>Starts all walks, and waits until all of them have ended.</summary>
    /// <returns>A task that fails with the exception of the source.</returns>
    public async Task RunAsync(Func<CallSlots, IAsyncEnumerable<BusinessId>> source)
    {
        using CancellationTokenRegistration closing = stop.Token.UnsafeRegister(
            static state => ((CallSlots)state!).Close(),
            slots);
        try
        {
            await foreach (BusinessId id in source(slots).WithCancellation(stop.Token).ConfigureAwait(false))
            {
                await BeginAsync(id, AccountEdges.Owned).ConfigureAwait(false);
                await BeginAsync(id, AccountEdges.Client).ConfigureAwait(false);
            }
        }
        catch (Exception) when (IsStopped)
        {
            // The run was stopped; how the source ends does not matter.
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            EndOne();
            await _walksEnded.Task.ConfigureAwait(false);
            _elements.Writer.Complete();
        }
    }

    private async ValueTask BeginAsync(BusinessId id, AccountEdges edge)
    {
        if (!query.Edges.HasFlag(edge))
            return;
        await slots.WaitForRoomAsync().ConfigureAwait(false);
        Interlocked.Increment(ref _running);
        telemetry.Begin();
        _ = WalkAsync(id, edge);
    }

    private async Task WalkAsync(BusinessId id, AccountEdges edge)
    {
        GraphEdge graphEdge = edge == AccountEdges.Owned ? GraphEdge.Owned : GraphEdge.Client;
        try
        {
            if (id == default)
                throw new ArgumentException("The id that the source returned is the default value; it must be 1 to 32 digits.");
            GraphTarget target = GraphTarget.ForQueryString(graphEdge, id, _query);
            GraphCaller sharing = caller.Within(new CallSlot(slots, keepsPages: true));
            PageWalker<WhatsAppBusinessAccount> walker = new(
                sharing, target, ReplyReaders.Accounts, _start, maxRateLimitWait);
            await foreach (GraphPage<WhatsAppBusinessAccount> page in walker.WalkAsync(stop.Token).ConfigureAwait(false))
            {
                telemetry.CountPage();
                _elements.Writer.TryWrite(new() { BusinessId = id, Edge = edge, Page = page });
            }

            telemetry.Finish(graphEdge);
        }
        catch (Exception) when (IsStopped)
        {
            // The run was stopped; its failures do not matter.
        }
        catch (Exception e)
        {
            telemetry.Fail(graphEdge, e);
            slots.Keep();
            _elements.Writer.TryWrite(new() { BusinessId = id, Edge = edge, Failure = e });
        }
        finally
        {
            EndOne();
        }
    }

    private void EndOne()
    {
        if (Interlocked.Decrement(ref _running) == 0)
            _walksEnded.SetResult();
    }
}
