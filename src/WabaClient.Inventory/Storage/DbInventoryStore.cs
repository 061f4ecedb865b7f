using System.Data.Common;
using System.Text.RegularExpressions;

namespace WabaClient;

/// <summary>
/// Stores an inventory in a database of the user, in tables that it creates and migrates itself. Thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// Each member opens a connection of the data source and closes it before it returns, so use a data source that pools
/// connections. Several processes can use the same tables concurrently. The data source is not disposed.
/// </para>
/// <para>
/// SQLite: the database is a file, and is switched to write-ahead logging. One transaction writes at a time; others
/// wait for up to 30 seconds, regardless of the connection string.
/// </para>
/// </remarks>
public sealed partial class DbInventoryStore : InventoryStore
{
    private readonly DbDataSource _dataSource;
    private readonly InventoryDialect _dialect;
    private readonly InventorySql _sql;
    private readonly InventorySchema _schema;
    private readonly FieldSets _fieldSets = new();
    private readonly StoreLock _creating = new();
    private readonly StoreLock? _writing;
    private readonly HashSet<long> _storedFieldSets = [];
    private volatile bool _isReady;

    /// <summary>
    /// Initializes a new instance of the <see cref="DbInventoryStore"/> class. It does not use the database yet.
    /// </summary>
    /// <param name="dataSource">
    /// The source of connections, such as <c>NpgsqlDataSource.Create("Host=…")</c> or
    /// <c>SqliteFactory.Instance.CreateDataSource("Data Source=waba.db")</c>.
    /// </param>
    /// <param name="dialect">The kind of database.</param>
    /// <param name="prefix">
    /// The prefix of the table names: 1 to 30 ASCII letters, digits and underscores, not starting with a digit.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The prefix is not valid.</exception>
    public DbInventoryStore(DbDataSource dataSource, InventoryDialect dialect, string prefix = "waba_")
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(prefix);
        if (!Prefix().IsMatch(prefix))
        {
            throw new ArgumentException(
                "The prefix must be 1 to 30 ASCII letters, digits and underscores, and must not start with a digit; "
                + "pass one such as \"waba_\".",
                nameof(prefix));
        }

        _dataSource = dataSource;
        _dialect = dialect;
        _sql = new InventorySql(dialect, prefix);
        _schema = new InventorySchema(dialect, prefix);

        // A second writer of this process waits here and not in the driver, where waiting blocks a thread.
        _writing = dialect.HasOneWriter ? new StoreLock() : null;
    }

    internal override Task<KnownBusiness> ReadBusinessAsync(BusinessId businessId, CancellationToken cancellationToken) =>
        RunAsync(
            async session =>
            {
                KnownBusiness business = KnownBusiness.Create(businessId);
                List<StoredAccount> accounts = [];
                await session.QueryAsync(_sql.ReadBusiness(businessId), Read, cancellationToken).ConfigureAwait(false);
                return business with
                {
                    Accounts = accounts.ToDictionary(stored => stored.Account.Id, stored => stored.ToKnown(FindFields)),
                };

                void Read(int query, DbDataReader row)
                {
                    if (query == 0)
                        business = business.With(DbRows.Edge(businessId, row));
                    else if (query == 1)
                        accounts.Add(DbRows.Account(row));
                    else
                        AddFieldSet(row);
                }
            },
            cancellationToken);

    internal override Task<EdgeRevisions> ReadRevisionsAsync(BusinessId businessId, CancellationToken cancellationToken) =>
        RunAsync(
            async session =>
                (await ReadRevisionsAsync(session, [_sql.ReadRevisions(businessId)], businessId, cancellationToken).ConfigureAwait(false))
                    .Revisions,
            cancellationToken);

    internal override Task<CommitResult> CommitAsync(
        KnownBusiness known, EdgeOutcome outcome, CancellationToken cancellationToken) =>
        WriteAsync(
            async session =>
            {
                await AddFieldSetsAsync(session, outcome, cancellationToken).ConfigureAwait(false);
                if (outcome.Changes.Count == 0)
                    await session.RelaxAsync(cancellationToken).ConfigureAwait(false);
                await session.BeginAsync(cancellationToken).ConfigureAwait(false);
                if (known.Owned.Revision == 0 || known.Client.Revision == 0)
                    await session.ExecuteAsync(_sql.EnsureEdges(known.Id), cancellationToken).ConfigureAwait(false);

                KnownBusiness current = await ReadRevisionsAsync(
                    session, _sql.LockEdges(known.Id), known.Id, cancellationToken).ConfigureAwait(false);
                CommitResult result = current.Check(known, outcome.Edge.Edge);
                if (result != CommitResult.Stored)
                    return result;

                await session.ExecuteAsync(StatementsOf(known, outcome), cancellationToken).ConfigureAwait(false);
                await session.CommitAsync().ConfigureAwait(false);
                return result;
            },
            cancellationToken);

    internal override Task FailAsync(KnownEdge edge, CancellationToken cancellationToken) =>
        ExecuteAsync(_sql.Fail(edge), cancellationToken);

    private protected override Task<IReadOnlyList<InventoryEntry>> ReadEntriesAsync(
        BusinessId? businessId, EntryPosition? after, int count, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<InventoryEntry>>(
            async session => await session.QueryAsync(
                _sql.ReadEntries(businessId, after, count), DbRows.Entry, cancellationToken).ConfigureAwait(false),
            cancellationToken);

    private protected override Task<IReadOnlyList<EdgeState>> ReadEdgesAsync(
        EdgePosition? after, int count, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<EdgeState>>(
            async session => await session.QueryAsync(
                _sql.ReadEdges(after, count), DbRows.EdgeState, cancellationToken).ConfigureAwait(false),
            cancellationToken);

    private static async Task<KnownBusiness> ReadRevisionsAsync(
        DbSession session, IReadOnlyList<DbStatement> statements, BusinessId id, CancellationToken cancellationToken)
    {
        KnownBusiness business = KnownBusiness.Create(id);
        await session.QueryAsync(
            statements,
            (_, row) => business = business.With(business[(AccountEdges)row.GetInt32(0)] with { Revision = row.GetInt64(1) }),
            cancellationToken).ConfigureAwait(false);
        return business;
    }

    private IEnumerable<DbStatement> StatementsOf(KnownBusiness known, EdgeOutcome outcome)
    {
        yield return _sql.UpdateEdge(outcome.Edge);
        if (outcome.Written.Count > 0 || outcome.Removed.Count > 0)
        {
            KnownBusiness next = known.With(outcome);
            yield return _sql.UpdateCounts(next.StateOf(AccountEdges.Owned));
            yield return _sql.UpdateCounts(next.StateOf(AccountEdges.Client));
        }

        foreach (DbStatement statement in _sql.WriteAccounts(known.Id, outcome.Written, _fieldSets))
            yield return statement;
        foreach (WabaId id in outcome.Removed)
            yield return _sql.DeleteAccount(known.Id, id);

        // Last, because every transaction that stores changes waits for this lock.
        if (outcome.Changes.Count > 0)
            yield return _sql.GiveSequences(outcome.Changes.Count);
        foreach (DbStatement statement in _sql.AddChanges(outcome.Changes))
            yield return statement;
    }

    private async Task AddFieldSetsAsync(DbSession session, EdgeOutcome outcome, CancellationToken cancellationToken)
    {
        Dictionary<long, RequestedFields> missing = [];
        lock (_storedFieldSets)
        {
            foreach (RequestedFields fields in outcome.Written.SelectMany(FieldsOf))
            {
                if (!_storedFieldSets.Contains(_fieldSets.IdOf(fields)))
                    missing[_fieldSets.IdOf(fields)] = fields;
            }
        }

        if (missing.Count == 0)
            return;

        foreach ((long id, RequestedFields fields) in missing)
            await session.ExecuteAsync(_sql.AddFieldSet(id, fields), cancellationToken).ConfigureAwait(false);
        lock (_storedFieldSets)
            _storedFieldSets.UnionWith(missing.Keys);
    }

    private static IEnumerable<RequestedFields> FieldsOf(KnownAccount entry) =>
        entry.Numbers is null ? [entry.Fields] : entry.Numbers.Values.Select(number => number.Fields).Prepend(entry.Fields);

    private void AddFieldSet(DbDataReader row)
    {
        long id = row.GetInt64(0);
        if (_fieldSets.Find(id) is null)
            _fieldSets.Add(id, StoredJson.Read(row.GetString(1), RequestedFieldsJson.Read));
    }

    private RequestedFields FindFields(long id) => _fieldSets.Find(id)
        ?? throw new InvalidOperationException("An entry refers to requested fields that are not stored; the tables "
            + "were changed by another program.");

    // For data that may be lost in a power failure, because it is computed again.
    private Task<int> ExecuteAsync(DbStatement statement, CancellationToken cancellationToken) => WriteAsync(
        async session =>
        {
            await session.RelaxAsync(cancellationToken).ConfigureAwait(false);
            return await session.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    private Task<T> WriteAsync<T>(Func<DbSession, Task<T>> write, CancellationToken cancellationToken) => _writing is null
        ? RunAsync(write, cancellationToken)
        : _writing.RunAsync(() => RunAsync(write, cancellationToken), cancellationToken);

    private async Task<T> RunAsync<T>(Func<DbSession, Task<T>> run, CancellationToken cancellationToken)
    {
        await EnsureSchemaAsync(cancellationToken).ConfigureAwait(false);
        return await OpenAsync(run, cancellationToken).ConfigureAwait(false);
    }

    private async Task EnsureSchemaAsync(CancellationToken cancellationToken)
    {
        if (!_isReady)
            _isReady = await _creating.RunAsync(EnsureAsync, cancellationToken).ConfigureAwait(false);

        async Task<bool> EnsureAsync() => _isReady || await OpenAsync(
            session => _schema.EnsureAsync(session, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> OpenAsync<T>(Func<DbSession, Task<T>> run, CancellationToken cancellationToken)
    {
        DbSession session = await DbSession.OpenAsync(_dataSource, _dialect, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
            return await run(session).ConfigureAwait(false);
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]{0,29}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
