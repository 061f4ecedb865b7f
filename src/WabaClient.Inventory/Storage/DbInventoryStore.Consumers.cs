using System.Data;
using System.Data.Common;

namespace WabaClient;

// Consumers: what they read and acknowledge, and what is deleted afterwards.
public sealed partial class DbInventoryStore
{
    private const int DeletedRows = 5_000;
    private const int AnalyzedRows = 1_000;

    /// <summary>Acknowledges a change and all changes before it in a transaction of the consumer.</summary>
    /// <remarks>
    /// A consumer that applies a change and acknowledges it in the same transaction applies each change exactly once.
    /// If the change is already acknowledged, by another instance or by a commit whose response was lost, a
    /// <see cref="DBConcurrencyException"/> is thrown: if the method returned, the transaction would apply the change
    /// a second time. Roll the transaction back and continue with the next change.
    /// </remarks>
    /// <param name="transaction">
    /// An open transaction on the database of the inventory. It is neither committed nor rolled back.
    /// </param>
    /// <param name="consumer">The name of the consumer.</param>
    /// <param name="sequence">The sequence of the change.</param>
    /// <param name="cancellationToken">The token to cancel the call.</param>
    /// <returns>A task that completes when the change is acknowledged within the transaction.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The consumer is unknown, there is no such sequence yet, or the transaction has ended.
    /// </exception>
    /// <exception cref="DBConcurrencyException">The change is already acknowledged.</exception>
    public async Task AcknowledgeAsync(
        DbTransaction transaction, string consumer, long sequence, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ConsumerName.Check(consumer);
        DbConnection connection = transaction.Connection
            ?? throw new ArgumentException("The transaction has ended; pass an open one.", nameof(transaction));

        await EnsureSchemaAsync(cancellationToken).ConfigureAwait(false);
        DbSession session = DbSession.Use(transaction, connection, _dialect);
        await using (session.ConfigureAwait(false))
        {
            if (!await AcknowledgeAsync(session, consumer, sequence, cancellationToken).ConfigureAwait(false))
            {
                throw new DBConcurrencyException(
                    "The consumer has already acknowledged this change; roll back the transaction so that it is not applied twice.");
            }
        }
    }

    internal override async Task<long> OpenConsumerAsync(string consumer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ConsumerName.Check(consumer);
        return await RunAsync(session => FindConsumerAsync(session, consumer, cancellationToken), cancellationToken).ConfigureAwait(false)
            ?? await WriteAsync(session => AddConsumerAsync(session, consumer, now, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
    }

    internal override Task<IReadOnlyList<AccountChange>> ReadChangesAsync(
        string consumer, long after, int count, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<AccountChange>>(
            async session =>
            {
                List<AccountChange> changes = [];
                await session.QueryAsync(
                    [_sql.ReadSnapshot(consumer, after, count), _sql.ReadChanges(after, count)],
                    (query, row) => changes.Add(query == 0 ? DbRows.SnapshotChange(row) : DbRows.Change(row)),
                    cancellationToken).ConfigureAwait(false);
                return [.. changes.OrderBy(change => change.Sequence).Take(count)];
            },
            cancellationToken);

    internal override Task AcknowledgeAsync(string consumer, long sequence, CancellationToken cancellationToken)
    {
        ConsumerName.Check(consumer);
        return WriteAsync(
            async session =>
            {
                await session.RelaxAsync(cancellationToken).ConfigureAwait(false);
                return await AcknowledgeAsync(session, consumer, sequence, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    internal override Task RemoveConsumerAsync(string consumer, CancellationToken cancellationToken) => WriteAsync(
        async session =>
        {
            await session.BeginAsync(cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync(_sql.RemoveConsumer(consumer), cancellationToken).ConfigureAwait(false);
            await session.CommitAsync().ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    internal override async Task DeleteChangesAsync(DateTimeOffset observedBefore, CancellationToken cancellationToken)
    {
        await DeleteAsync(_sql.DeleteChanges(observedBefore, DeletedRows)).ConfigureAwait(false);
        List<string> consumers = await RunAsync(
            session => session.QueryAsync(_sql.ReadConsumers(), row => row.GetString(0), cancellationToken),
            cancellationToken).ConfigureAwait(false);
        foreach (string consumer in consumers)
            await DeleteAsync(_sql.DeleteSnapshot(consumer, observedBefore, DeletedRows)).ConfigureAwait(false);

        // In batches, so that other users of the tables do not wait for long.
        async Task DeleteAsync(DbStatement statement)
        {
            int rows = DeletedRows;
            while (rows == DeletedRows)
                rows = await ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<long> AddConsumerAsync(
        DbSession session, string consumer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await session.BeginAsync(cancellationToken).ConfigureAwait(false);
        await session.ExecuteAsync(_sql.LockSequence(), cancellationToken).ConfigureAwait(false);
        if (await FindConsumerAsync(session, consumer, cancellationToken).ConfigureAwait(false) is { } acknowledged)
            return acknowledged;

        List<long> sequence = await session.QueryAsync(_sql.ReadSequence(), row => row.GetInt64(0), cancellationToken)
            .ConfigureAwait(false);
        await session.ExecuteAsync(_sql.AddConsumer(consumer, now, sequence[0]), cancellationToken).ConfigureAwait(false);
        int changes = await session.ExecuteAsync(_sql.AddSnapshot(consumer), cancellationToken).ConfigureAwait(false);
        await session.ExecuteAsync(_sql.GiveSequences(changes), cancellationToken).ConfigureAwait(false);
        await session.CommitAsync().ConfigureAwait(false);
        if (_dialect.NeedsStatistics && changes >= AnalyzedRows)
            await session.ExecuteAsync(_sql.AnalyzeSnapshots(), cancellationToken).ConfigureAwait(false);
        return sequence[0];
    }

    private async Task<long?> FindConsumerAsync(DbSession session, string consumer, CancellationToken cancellationToken)
    {
        List<long> acknowledged = await session.QueryAsync(
            _sql.ReadAcknowledged(consumer), row => row.GetInt64(0), cancellationToken).ConfigureAwait(false);
        return acknowledged is [long sequence] ? sequence : null;
    }

    // False: it is already acknowledged.
    private async Task<bool> AcknowledgeAsync(
        DbSession session, string consumer, long sequence, CancellationToken cancellationToken)
    {
        if (await session.ExecuteAsync(_sql.Acknowledge(consumer, sequence), cancellationToken).ConfigureAwait(false) > 0)
            return true;

        long acknowledged = await FindConsumerAsync(session, consumer, cancellationToken).ConfigureAwait(false)
            ?? throw ConsumerErrors.Unknown();
        return sequence <= acknowledged ? false : throw ConsumerErrors.NoSuchSequence();
    }
}
