using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>Where an inventory keeps what it knows.</summary>
/// <remarks>
/// Its members are internal in this version; use one of the stores of this package. Thread-safe. More than one inventory can
/// use the same store; more than one process can use the same database.
/// </remarks>
public abstract class InventoryStore
{
    private const int PageSize = 256;

    private protected InventoryStore()
    {
    }

    /// <summary>Reads both edges of a business and its entries. What is unknown has the revision 0 and no entries.</summary>
    /// <remarks>
    /// A database can give entries that are newer than the revisions, never older ones, so <see cref="CommitAsync"/> notices it.
    /// </remarks>
    internal abstract Task<KnownBusiness> ReadBusinessAsync(BusinessId businessId, CancellationToken cancellationToken);

    /// <summary>Reads the revision of an edge; 0 if it is unknown.</summary>
    internal abstract Task<long> ReadRevisionAsync(BusinessId businessId, AccountEdges edge, CancellationToken cancellationToken);

    /// <summary>
    /// Stores an outcome and gives its changes their sequences, in one transaction, if both edges still have the revisions
    /// from which the outcome was computed.
    /// </summary>
    /// <remarks>
    /// This serves passes, pending removals and forgotten businesses alike. A forgotten edge is an outcome that removes the
    /// entries and resets everything but the revision. Without written and removed entries no account is written.
    /// </remarks>
    /// <param name="known">What was read and what the outcome was computed from.</param>
    /// <param name="outcome">The outcome. The revision of its edge is one more than the known one.</param>
    /// <param name="cancellationToken">The token to cancel the call. A canceled call has stored everything or nothing.</param>
    internal abstract Task<CommitResult> CommitAsync(KnownBusiness known, EdgeOutcome outcome, CancellationToken cancellationToken);

    /// <summary>Stores the failure of an edge, if the edge still has the given revision; the revision itself stays.</summary>
    /// <param name="edge">The known edge with its failure.</param>
    /// <param name="cancellationToken">The token to cancel the call.</param>
    internal abstract Task FailAsync(KnownEdge edge, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a consumer. One that does not exist is created with a snapshot: an added account per entry, with sequences of
    /// its own, and later changes follow.
    /// </summary>
    /// <param name="consumer">The name of the consumer.</param>
    /// <param name="now">The time for the changes of the snapshot.</param>
    /// <param name="cancellationToken">The token to cancel the call.</param>
    /// <returns>The sequence up to which changes have been acknowledged. Start to read after it.</returns>
    internal abstract Task<long> OpenConsumerAsync(string consumer, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Reads the next changes of an open consumer, in order, whether they have been acknowledged or not.</summary>
    /// <remarks>
    /// Never skips a change that is committed later. A kept change can be read until it is deleted by
    /// <see cref="DeleteChangesAsync"/>, so a second reader with the same name gets everything as well.
    /// </remarks>
    /// <param name="consumer">The name of the consumer.</param>
    /// <param name="after">The sequence after which to read.</param>
    /// <param name="count">The most changes to read.</param>
    /// <param name="cancellationToken">The token to cancel the call.</param>
    /// <returns>At most <paramref name="count"/> changes. Empty: there are no more at present.</returns>
    internal abstract Task<IReadOnlyList<AccountChange>> ReadChangesAsync(
        string consumer, long after, int count, CancellationToken cancellationToken);

    /// <summary>Acknowledges a change and all before it. A lower sequence than before has no effect.</summary>
    /// <exception cref="ArgumentException">The consumer is unknown, or there is no such sequence yet.</exception>
    internal abstract Task AcknowledgeAsync(string consumer, long sequence, CancellationToken cancellationToken);

    /// <summary>Removes a consumer and its snapshot. Nothing happens if it is unknown.</summary>
    internal abstract Task RemoveConsumerAsync(string consumer, CancellationToken cancellationToken);

    /// <summary>Deletes the changes that were observed before a time and that all consumers have acknowledged.</summary>
    /// <remarks>Without consumers, all of them: nobody can read them, because a new consumer starts with a snapshot.</remarks>
    internal abstract Task DeleteChangesAsync(DateTimeOffset observedBefore, CancellationToken cancellationToken);

    /// <summary>Saves what has been stored, at the end of a pass. Needed only for a store that does not save every transaction.</summary>
    internal virtual Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reads every entry, or those of one business, in the ordinal order of the business ids and account ids.</summary>
    /// <remarks>Nothing stays open between two entries, so the caller can use the store while it enumerates.</remarks>
    internal async IAsyncEnumerable<InventoryEntry> ReadEntriesAsync(
        BusinessId? businessId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        EntryPosition? after = null;
        while (await ReadEntriesAsync(businessId, after, PageSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (InventoryEntry entry in page)
                yield return entry;
            after = new EntryPosition(page[^1].BusinessId, page[^1].Account.Id);
        }
    }

    /// <summary>
    /// Reads every edge that was read or failed at least once and was not forgotten since, in the ordinal order of the ids.
    /// </summary>
    /// <inheritdoc cref="ReadEntriesAsync(BusinessId?, CancellationToken)" path="/remarks"/>
    internal async IAsyncEnumerable<EdgeState> ReadEdgesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        EdgePosition? after = null;
        while (await ReadEdgesAsync(after, PageSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (EdgeState edge in page)
                yield return edge;
            after = new EdgePosition(page[^1].BusinessId, page[^1].Edge);
        }
    }

    private protected abstract Task<IReadOnlyList<InventoryEntry>> ReadEntriesAsync(
        BusinessId? businessId, EntryPosition? after, int count, CancellationToken cancellationToken);

    private protected abstract Task<IReadOnlyList<EdgeState>> ReadEdgesAsync(
        EdgePosition? after, int count, CancellationToken cancellationToken);
}
