using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace WabaClient;

/// <summary>
/// Maintains an inventory of the WhatsApp Business Accounts of many businesses in a store of the application: which
/// accounts exist, and which were added, changed, moved or removed. Thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// A <em>pass</em> lists the edges of businesses with <see cref="BusinessAccountsClient"/> and compares them with the
/// contents of the store. The differences are changes, which <em>consumers</em> read in the order of their sequences
/// and acknowledge. Every consumer receives every change at least once. A change has the same
/// <see cref="AccountChange.Id"/> every time it is read.
/// </para>
/// <para>
/// States that exist only between two passes can be missed. An account that is not listed is reported as removed only
/// if there is evidence for it: a failed listing, a lost permission or an empty response removes nothing. Several
/// processes can use one store concurrently if the store supports it.
/// </para>
/// <para>The inventory does not dispose the client or the store.</para>
/// </remarks>
public sealed class AccountInventory
{
    private readonly BusinessAccountsClient _client;
    private readonly InventoryStore _store;
    private readonly InventorySettings _settings;
    private readonly TimeProvider _time;
    private readonly InventoryLog _log;
    private readonly EdgePipeline _pipeline;
    private readonly WatchHub _hub;

    /// <summary>Initializes a new instance of the <see cref="AccountInventory"/> class.</summary>
    /// <param name="client">The client that lists the accounts.</param>
    /// <param name="store">The store that contains the inventory.</param>
    /// <param name="options">The settings, which are copied; null for the defaults.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    /// <param name="loggerFactory">
    /// The factory that creates the logger "WabaClient.Inventory"; null to disable logging.
    /// </param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="client"/> or <paramref name="store"/> is null.
    /// </exception>
    /// <exception cref="ArgumentException">A setting is not valid; the message starts with its name.</exception>
    public AccountInventory(
        BusinessAccountsClient client,
        InventoryStore store,
        InventoryOptions? options = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(store);
        _client = client;
        _store = store;
        _settings = InventorySettings.Create(options ?? new InventoryOptions(), nameof(options));
        _time = timeProvider ?? TimeProvider.System;
        _log = new InventoryLog(loggerFactory);
        _pipeline = new EdgePipeline(client, store, _settings, _time, _log);
        _hub = new WatchHub(() => new WatchLoop(_client, _store, _pipeline, _settings, _time, _log));
    }

    /// <summary>Reads the edges of businesses once, and stores the changes.</summary>
    /// <remarks>
    /// Each edge is stored as soon as it has been read. If an edge fails, its known state is kept and the other edges
    /// are read. The failure is counted in the result and returned by <see cref="ReadEdgesAsync"/>. Accounts are
    /// removed at the end of the pass. If a pass is cancelled or interrupted, the edges that were finished are stored,
    /// and nothing is lost.
    /// </remarks>
    /// <param name="businessIds">
    /// The businesses, which are enumerated before this method returns; each is read once, even if it occurs
    /// repeatedly. Null for every business that the token has access to
    /// (<see cref="BusinessAccountsClient.ListBusinessesAsync"/>).
    /// </param>
    /// <param name="cancellationToken">The token to cancel the pass.</param>
    /// <returns>A summary of what was read and what changed.</returns>
    /// <exception cref="ArgumentException">An id is the default value.</exception>
    /// <exception cref="WabaClientException">
    /// The businesses that the token has access to could not be listed.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<InventoryPass> RefreshAsync(
        IEnumerable<BusinessId>? businessIds = null, CancellationToken cancellationToken = default)
    {
        BusinessId[]? ids = BusinessIds.Copy(businessIds, nameof(businessIds));
        return RunAsync(ids, cancellationToken);
    }

    /// <summary>Reads the changes that a consumer has not acknowledged, in the order of their sequences.</summary>
    /// <remarks>
    /// A consumer is created when it reads for the first time. It then receives the accounts that are known at that
    /// time, as one <see cref="AccountChangeKind.Added"/> per account, followed by later changes. Two readers with the
    /// same consumer name both receive every change. The enumeration ends when there are no more changes.
    /// </remarks>
    /// <param name="consumer">The name of the consumer.</param>
    /// <param name="cancellationToken">The token to cancel the enumeration.</param>
    /// <returns>The changes; nothing is read before they are enumerated.</returns>
    /// <exception cref="ArgumentException"><paramref name="consumer"/> is null, empty or white space.</exception>
    public IAsyncEnumerable<AccountChange> ReadChangesAsync(string consumer, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(consumer);
        return ReadAllAsync(consumer, cancellationToken);
    }

    /// <summary>
    /// Acknowledges a change and all changes before it, so that the consumer does not read them again.
    /// </summary>
    /// <remarks>A sequence that is lower than an acknowledged one has no effect.</remarks>
    /// <param name="consumer">The name of the consumer.</param>
    /// <param name="sequence">The <see cref="AccountChange.Sequence"/> of the change.</param>
    /// <param name="cancellationToken">The token to cancel the call.</param>
    /// <returns>A task that completes when it is stored.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="consumer"/> is empty or has never read, or <paramref name="sequence"/> is higher than that of
    /// any change.
    /// </exception>
    public Task AcknowledgeAsync(string consumer, long sequence, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(consumer);
        return _store.AcknowledgeAsync(consumer, sequence, cancellationToken);
    }

    /// <summary>Removes a consumer. If it reads again, it is treated as a new one.</summary>
    /// <remarks>
    /// Remove consumers that are no longer used, because changes are kept until every consumer has acknowledged them.
    /// </remarks>
    /// <param name="consumer">The name of the consumer.</param>
    /// <param name="cancellationToken">The token to cancel the call.</param>
    /// <returns>A task that completes when the consumer is removed, or if it is unknown.</returns>
    /// <exception cref="ArgumentException"><paramref name="consumer"/> is null, empty or white space.</exception>
    public Task RemoveConsumerAsync(string consumer, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(consumer);
        return _store.RemoveConsumerAsync(consumer, cancellationToken);
    }

    /// <summary>
    /// Refreshes businesses repeatedly, and returns the changes that a consumer has not acknowledged, followed by those
    /// that are found later. The enumeration ends only by cancellation.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The first pass starts immediately. Each business is read again after <see cref="InventoryOptions.Interval"/>.
    /// The interval grows up to eightfold while all of its edges fail; a throttled business is read after
    /// <see cref="RateLimitedException.RetryAfter"/>. Changes that another process has stored are returned within
    /// seconds. An enumeration returns each change once, acknowledged or not.
    /// </para>
    /// <para>
    /// Enumerations of one inventory share their passes. A failure of the store is logged and does not end the
    /// enumeration, except when it starts. When the enumerator is disposed, it waits until its passes have stopped.
    /// </para>
    /// </remarks>
    /// <param name="businessIds">
    /// The businesses, which are enumerated before this method returns. Null for every business that the token has
    /// access to. These are listed again after each interval; a business that is no longer listed is no longer read,
    /// but stays in the inventory.
    /// </param>
    /// <param name="consumer">The name of the consumer; see <see cref="ReadChangesAsync"/>.</param>
    /// <param name="cancellationToken">The token to cancel the enumeration.</param>
    /// <returns>The changes; nothing is read before they are enumerated.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="consumer"/> is null, empty or white space, or an id is the default value.
    /// </exception>
    public IAsyncEnumerable<AccountChange> WatchAsync(
        IEnumerable<BusinessId>? businessIds, string consumer, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(consumer);
        BusinessId[]? ids = BusinessIds.Copy(businessIds, nameof(businessIds));
        return new ChangeWatch(_store, _hub, _settings, _time, _log).WatchAsync(ids, consumer, cancellationToken);
    }

    /// <summary>
    /// Requests that a watched business is read soon, for example because a webhook announced a change.
    /// </summary>
    /// <remarks>
    /// Returns immediately. Repeated calls are combined into one pass, or two if a pass is in progress. The call has no
    /// effect if no enumeration of <see cref="WatchAsync"/> watches the business. A throttled business is read after
    /// its wait.
    /// </remarks>
    /// <param name="businessId">The business.</param>
    /// <exception cref="ArgumentException"><paramref name="businessId"/> is the default value.</exception>
    public void Nudge(BusinessId businessId)
    {
        BusinessIds.RefuseDefault(businessId, nameof(businessId));
        _hub.Nudge(businessId);
    }

    /// <summary>Reads every account that is currently known, including those whose removal is pending.</summary>
    /// <param name="businessId">The business whose accounts are read; null for all businesses.</param>
    /// <param name="cancellationToken">The token to cancel the enumeration.</param>
    /// <returns>
    /// The accounts; nothing is read before they are enumerated. The accounts of one business are a consistent
    /// snapshot.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="businessId"/> is the default value.</exception>
    public IAsyncEnumerable<InventoryEntry> ReadAsync(BusinessId? businessId = null, CancellationToken cancellationToken = default)
    {
        if (businessId is { } id)
            BusinessIds.RefuseDefault(id, nameof(businessId));
        return _store.ReadEntriesAsync(businessId, cancellationToken);
    }

    /// <summary>Reads the state of every edge that was read, or that could not be read.</summary>
    /// <param name="cancellationToken">The token to cancel the enumeration.</param>
    /// <returns>The edges; nothing is read before they are enumerated.</returns>
    public IAsyncEnumerable<EdgeState> ReadEdgesAsync(CancellationToken cancellationToken = default) =>
        _store.ReadEdgesAsync(cancellationToken);

    /// <summary>
    /// Removes the accounts of an edge whose removal is pending (<see cref="EdgeState.PendingRemovals"/>).
    /// </summary>
    /// <remarks>
    /// Each account is reported as <see cref="AccountChangeKind.Removed"/>. An account that is listed again later is
    /// added again.
    /// </remarks>
    /// <param name="businessId">The business.</param>
    /// <param name="edge">The edge, or both edges.</param>
    /// <param name="cancellationToken">The token to cancel the call.</param>
    /// <returns>A task that completes when the removals are stored.</returns>
    /// <exception cref="ArgumentException">
    /// The id is the default value, or <paramref name="edge"/> is not one of the <see cref="AccountEdges"/> values.
    /// </exception>
    public Task AcceptRemovalsAsync(BusinessId businessId, AccountEdges edge, CancellationToken cancellationToken = default)
    {
        BusinessIds.RefuseDefault(businessId, nameof(businessId));
        if (edge is < AccountEdges.Owned or > AccountEdges.Both)
            throw new ArgumentException("The edge is not one of the AccountEdges values; pass Owned, Client or Both.", nameof(edge));
        return RemoveAsync(new DirectRemoval(_store, _time).AcceptAsync(businessId, edge, cancellationToken));
    }

    /// <summary>Removes everything that is known about a business.</summary>
    /// <remarks>
    /// Its accounts are reported as <see cref="AccountChangeKind.Removed"/> with the evidence "forgotten". If the
    /// business is read again, its accounts are added again, so stop reading it first.
    /// </remarks>
    /// <param name="businessId">The business.</param>
    /// <param name="cancellationToken">The token to cancel the call.</param>
    /// <returns>A task that completes when the removals are stored, or if the business is unknown.</returns>
    /// <exception cref="ArgumentException"><paramref name="businessId"/> is the default value.</exception>
    public Task ForgetBusinessAsync(BusinessId businessId, CancellationToken cancellationToken = default)
    {
        BusinessIds.RefuseDefault(businessId, nameof(businessId));
        return RemoveAsync(new DirectRemoval(_store, _time).ForgetAsync(businessId, cancellationToken));
    }

    /// <summary>Reads the last sequence that a consumer has acknowledged.</summary>
    internal Task<long> ReadAcknowledgedAsync(string consumer, CancellationToken cancellationToken) =>
        _store.OpenConsumerAsync(consumer, _time.GetUtcNow(), cancellationToken);

    private async Task<InventoryPass> RunAsync(BusinessId[]? ids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int calls = 0;
        if (ids is null)
            (ids, calls) = await BusinessIds.ListAsync(_client, cancellationToken).ConfigureAwait(false);
        InventoryPass pass = await new RefreshRun(_store, _pipeline, _time, _log)
            .RunAsync(ids, calls, cancellationToken).ConfigureAwait(false);
        _hub.Notify();
        await _store.DeleteChangesAsync(_time.GetUtcNow() - _settings.ChangeRetention, cancellationToken).ConfigureAwait(false);
        await _store.FlushAsync(cancellationToken).ConfigureAwait(false);
        return pass;
    }

    private async IAsyncEnumerable<AccountChange> ReadAllAsync(
        string consumer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ConsumerReader reader = await ConsumerReader.OpenAsync(_store, consumer, _time, cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } batch)
        {
            foreach (AccountChange change in batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return change;
            }
        }
    }

    private async Task RemoveAsync(Task removal)
    {
        await removal.ConfigureAwait(false);
        await _store.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        _hub.Notify();
    }
}
