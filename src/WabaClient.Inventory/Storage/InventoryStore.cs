using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>Base class of the stores that contain an inventory.</summary>
/// <remarks>
/// Its abstract members are internal in this version; use one of the stores of this package. Thread-safe. Several
/// inventories can use the same store, and several processes can use the same database.
/// </remarks>
public abstract class InventoryStore
{
    private const int PageSize = 256;

    private protected InventoryStore()
    {
    }

    /// <summary>
    /// Reads both edges of a business and its entries. An unknown edge has revision 0, and an unknown business has no
    /// entries.
    /// </summary>
    /// <remarks>
    /// A database can return entries that are newer than the revisions, but never older ones, so
    /// <see cref="CommitAsync"/> detects it.
    /// </remarks>
    internal abstract Task<KnownBusiness> ReadBusinessAsync(BusinessId businessId, CancellationToken cancellationToken);

    /// <summary>Reads the revisions of both edges of a business.</summary>
    internal abstract Task<EdgeRevisions> ReadRevisionsAsync(BusinessId businessId, CancellationToken cancellationToken);

    /// <summary>
    /// Stores an outcome and assigns sequences to its changes, in one transaction, if both edges still have the
    /// revisions from which the outcome was computed.
    /// </summary>
    /// <remarks>
    /// This is used for passes, pending removals and forgotten businesses. A forgotten edge is an outcome that removes
    /// the entries and resets everything except the revision. If the outcome has no written or removed entries, no
    /// account is written.
    /// </remarks>
    /// <param name="known">The state that was read and from which the outcome was computed.</param>
    /// <param name="outcome">The outcome. The revision of its edge is one more than the known one.</param>
    /// <param name="cancellationToken">
    /// The token to cancel the call. A canceled call has stored everything or nothing.
    /// </param>
    internal abstract Task<CommitResult> CommitAsync(KnownBusiness known, EdgeOutcome outcome, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the failure of an edge if the edge still has the specified revision. The revision does not change.
    /// </summary>
    /// <param name="edge">The known edge with its failure.</param>
    /// <param name="cancellationToken">The token to cancel the call.</param>
    internal abstract Task FailAsync(KnownEdge edge, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a consumer. If it does not exist, it is created with a snapshot, which consists of an added account per
    /// entry with its own sequences. Later changes follow.
    /// </summary>
    /// <param name="consumer">The name of the consumer.</param>
    /// <param name="now">The time for the changes of the snapshot.</param>
    /// <param name="cancellationToken">The token to cancel the call.</param>
    /// <returns>The sequence of the last acknowledged change. Start reading after it.</returns>
    internal abstract Task<long> OpenConsumerAsync(string consumer, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the next changes of an open consumer, in order, whether they have been acknowledged or not.
    /// </summary>
    /// <remarks>
    /// Never skips a change that is committed later. A change can be read until <see cref="DeleteChangesAsync"/>
    /// deletes it, so a second reader with the same name receives all changes as well.
    /// </remarks>
    /// <param name="consumer">The name of the consumer.</param>
    /// <param name="after">The sequence after which to read.</param>
    /// <param name="count">The maximum number of changes to read.</param>
    /// <param name="cancellationToken">The token to cancel the call.</param>
    /// <returns>At most <paramref name="count"/> changes; empty if there are currently no more.</returns>
    internal abstract Task<IReadOnlyList<AccountChange>> ReadChangesAsync(
        string consumer, long after, int count, CancellationToken cancellationToken);

    /// <summary>Acknowledges a change and all changes before it. A lower sequence than before has no effect.</summary>
    /// <exception cref="ArgumentException">The consumer is unknown, or there is no such sequence yet.</exception>
    internal abstract Task AcknowledgeAsync(string consumer, long sequence, CancellationToken cancellationToken);

    /// <summary>Removes a consumer and its snapshot. Has no effect if it is unknown.</summary>
    internal abstract Task RemoveConsumerAsync(string consumer, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the changes that were observed before a time and that all consumers have acknowledged.
    /// </summary>
    /// <remarks>Without consumers, all of them are deleted, because a new consumer starts with a snapshot.</remarks>
    internal abstract Task DeleteChangesAsync(DateTimeOffset observedBefore, CancellationToken cancellationToken);

    /// <summary>
    /// Saves what has been stored, at the end of a pass. Needed only for a store that does not save every transaction.
    /// </summary>
    internal virtual Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Reads every entry, or those of one business, in the ordinal order of the business ids and account ids.
    /// </summary>
    /// <remarks>
    /// No connection or lock is held between two entries, so the caller can use the store while it enumerates.
    /// </remarks>
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
    /// Reads every edge that was read or failed at least once and was not forgotten since then, in the ordinal order of
    /// the ids.
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
