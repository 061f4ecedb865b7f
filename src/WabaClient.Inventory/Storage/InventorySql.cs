namespace WabaClient;

/// <summary>The statements of <see cref="DbInventoryStore"/>, in SQL that SQLite and PostgreSQL share.</summary>
internal sealed class InventorySql(InventoryDialect dialect, string prefix)
{
    private readonly string _ensureEdge =
        $"""
        INSERT INTO {prefix}edges (business_id, edge, revision, accounts, pending_removals) VALUES ($1, $2, 0, 0, 0)
        ON CONFLICT (business_id, edge) DO NOTHING
        """;

    private readonly string _readRevisions = $"SELECT edge, revision FROM {prefix}edges WHERE business_id = $1 ORDER BY edge";

    private readonly string _updateEdge =
        $"""
        UPDATE {prefix}edges SET revision = $3, last_complete = $4, empty_since = $5, failing_since = $6, failure = $7
        WHERE business_id = $1 AND edge = $2
        """;

    private readonly string _updateCounts =
        $"UPDATE {prefix}edges SET accounts = $3, pending_removals = $4 WHERE business_id = $1 AND edge = $2";

    private readonly string _fail =
        $"""
        INSERT INTO {prefix}edges (business_id, edge, revision, accounts, pending_removals, failing_since, failure)
        VALUES ($1, $2, $3, 0, 0, $4, $5)
        ON CONFLICT (business_id, edge) DO UPDATE SET failing_since = excluded.failing_since, failure = excluded.failure
        WHERE {prefix}edges.revision = excluded.revision
        """;

    private readonly RowsStatement _writeAccounts = new(
        dialect,
        $"INSERT INTO {prefix}accounts (business_id, account_id, edge, first_seen, fields, account, details)",
        "($1, $2, $3, $4, $5, $6, $7)",
        """
        ON CONFLICT (business_id, account_id) DO UPDATE SET edge = excluded.edge, first_seen = excluded.first_seen,
            fields = excluded.fields, account = excluded.account, details = excluded.details
        """);

    private readonly string _deleteAccount = $"DELETE FROM {prefix}accounts WHERE business_id = $1 AND account_id = $2";

    private readonly string _addFieldSet =
        $"INSERT INTO {prefix}field_sets (id, fields) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";

    private readonly string _giveSequences = $"UPDATE {prefix}inventory SET sequence = sequence + $1";

    // The sequences have been assigned, so they are counted back from the last one.
    private readonly RowsStatement _addChanges = new(
        dialect,
        $"INSERT INTO {prefix}changes (sequence, observed_at, business_id, account_id, kind, change)",
        $"((SELECT sequence FROM {prefix}inventory) - $1, $2, $3, $4, $5, $6)",
        "");

    private readonly string _readChanges =
        $"SELECT sequence, change FROM {prefix}changes WHERE sequence > $1 ORDER BY sequence LIMIT $2";

    private readonly string _readSnapshot =
        $"""
        SELECT s.sequence, s.edge, s.revision, s.business_id, s.account,
            (SELECT c.created_at FROM {prefix}consumers c WHERE c.consumer = s.consumer)
        FROM {prefix}snapshots s WHERE s.consumer = $1 AND s.sequence > $2 ORDER BY s.sequence LIMIT $3
        """;

    private readonly string _addSnapshot =
        $"""
        INSERT INTO {prefix}snapshots (consumer, sequence, edge, revision, business_id, account)
        SELECT c.consumer, c.acknowledged + row_number() OVER (ORDER BY a.business_id, a.account_id),
            a.edge, e.revision, a.business_id, a.account
        FROM {prefix}consumers c
        CROSS JOIN {prefix}accounts a
        JOIN {prefix}edges e ON e.business_id = a.business_id AND e.edge = a.edge
        WHERE c.consumer = $1
        """;

    private readonly string _acknowledge =
        $"""
        UPDATE {prefix}consumers SET acknowledged = $2
        WHERE consumer = $1 AND acknowledged < $2 AND $2 <= (SELECT sequence FROM {prefix}inventory)
        """;

    private readonly string _deleteChanges =
        $"""
        DELETE FROM {prefix}changes WHERE observed_at < $1 AND sequence IN (
            SELECT sequence FROM {prefix}changes
            WHERE sequence <= coalesce((SELECT min(acknowledged) FROM {prefix}consumers), (SELECT sequence FROM {prefix}inventory))
            ORDER BY sequence LIMIT $2)
        """;

    private readonly string _deleteSnapshot =
        $"""
        DELETE FROM {prefix}snapshots WHERE consumer = $1 AND sequence IN (
            SELECT s.sequence FROM {prefix}snapshots s JOIN {prefix}consumers c ON c.consumer = s.consumer
            WHERE s.consumer = $1 AND s.sequence <= c.acknowledged AND c.created_at < $2
            ORDER BY s.sequence LIMIT $3)
        """;

    // A join would make PostgreSQL sort all entries for every page, as long as it has no statistics.
    private readonly string _readEntries =
        $"""
        SELECT a.account, a.edge, a.first_seen, a.fields, a.details, a.business_id,
            (SELECT e.last_complete FROM {prefix}edges e WHERE e.business_id = a.business_id AND e.edge = a.edge)
        FROM {prefix}accounts a
        """;

    private readonly string _readEdges =
        $"""
        SELECT business_id, edge, accounts, last_complete, failing_since, failure, pending_removals FROM {prefix}edges
        WHERE (business_id, edge) > ($1, $2) AND (last_complete IS NOT NULL OR failure IS NOT NULL OR accounts > 0)
        ORDER BY business_id, edge LIMIT $3
        """;

    public IReadOnlyList<DbStatement> ReadBusiness(BusinessId id) =>
    [
        new(
            $"SELECT edge, revision, last_complete, empty_since, failing_since, failure FROM {prefix}edges WHERE business_id = $1",
            id.Value),
        new($"SELECT account, edge, first_seen, fields, details FROM {prefix}accounts WHERE business_id = $1", id.Value),

        // After the entries, so that the sets of all entries are among these.
        new($"SELECT id, fields FROM {prefix}field_sets"),
    ];

    public DbStatement ReadRevisions(BusinessId id) => new(_readRevisions, id.Value);

    public IReadOnlyList<DbStatement> EnsureEdges(BusinessId id) =>
    [
        new(_ensureEdge, id.Value, (int)AccountEdges.Owned),
        new(_ensureEdge, id.Value, (int)AccountEdges.Client),
    ];

    /// <summary>Locks the edges of a business until the transaction ends, and reads their revisions.</summary>
    public IReadOnlyList<DbStatement> LockEdges(BusinessId id) => Guarded(new(_readRevisions + dialect.Lock, id.Value));

    /// <summary>Takes the lock under which sequences are given, for a transaction that begins with it.</summary>
    public IReadOnlyList<DbStatement> LockSequence() => Guarded(GiveSequences(0));

    public DbStatement UpdateEdge(KnownEdge edge) => new(
        _updateEdge,
        edge.BusinessId.Value,
        (int)edge.Edge,
        edge.Revision,
        Text(edge.LastComplete),
        Text(edge.EmptySince),
        Text(edge.FailingSince),
        Text(edge.Failure));

    public DbStatement UpdateCounts(EdgeState state) =>
        new(_updateCounts, state.BusinessId.Value, (int)state.Edge, state.Accounts, state.PendingRemovals);

    public DbStatement Fail(KnownEdge edge) => new(
        _fail, edge.BusinessId.Value, (int)edge.Edge, edge.Revision, Text(edge.FailingSince), Text(edge.Failure));

    public DbStatement AddFieldSet(long id, RequestedFields fields) =>
        new(_addFieldSet, id, StoredJson.Write(fields, RequestedFieldsJson.Write));

    public IEnumerable<DbStatement> WriteAccounts(BusinessId id, IEnumerable<KnownAccount> entries, FieldSets fieldSets) =>
        _writeAccounts.Create(entries.Select(entry => new object?[]
        {
            id.Value,
            entry.Account.Id.Value,
            (int)entry.Edge,
            StoredText.Write(entry.FirstSeen),
            fieldSets.IdOf(entry.Fields),
            StoredJson.Write(entry.Account, StoredJson.WriteModel),
            EntryDetails.Write(entry, fieldSets),
        }));

    public DbStatement DeleteAccount(BusinessId id, WabaId accountId) => new(_deleteAccount, id.Value, accountId.Value);

    /// <summary>Acquires the lock under which sequences are assigned, and assigns some.</summary>
    public DbStatement GiveSequences(long count) => new(_giveSequences, count);

    /// <summary>Adds changes, whose sequences have just been assigned.</summary>
    public IEnumerable<DbStatement> AddChanges(IReadOnlyList<AccountChange> changes) =>
        _addChanges.Create(changes.Select((change, index) => new object?[]
        {
            (long)(changes.Count - 1 - index),
            StoredText.Write(change.ObservedAt),
            change.BusinessId.Value,
            change.AccountId.Value,
            change.Kind.ToString(),
            ChangeJson.Write(change),
        }));

    public DbStatement ReadSequence() => new($"SELECT sequence FROM {prefix}inventory");

    public DbStatement ReadChanges(long after, int count) => new(_readChanges, after, (long)count);

    public DbStatement ReadSnapshot(string consumer, long after, int count) => new(_readSnapshot, consumer, after, (long)count);

    public DbStatement ReadAcknowledged(string consumer) =>
        new($"SELECT acknowledged FROM {prefix}consumers WHERE consumer = $1", consumer);

    public DbStatement AddConsumer(string consumer, DateTimeOffset now, long acknowledged) => new(
        $"INSERT INTO {prefix}consumers (consumer, created_at, acknowledged) VALUES ($1, $2, $3)",
        consumer,
        StoredText.Write(now),
        acknowledged);

    public DbStatement AddSnapshot(string consumer) => new(_addSnapshot, consumer) { IsLong = true };

    /// <summary>
    /// Creates statistics about snapshots. Without them, the database would sort the snapshots for every page.
    /// </summary>
    public DbStatement AnalyzeSnapshots() => new($"ANALYZE {prefix}snapshots") { IsLong = true };

    public DbStatement Acknowledge(string consumer, long sequence) => new(_acknowledge, consumer, sequence);

    public IReadOnlyList<DbStatement> RemoveConsumer(string consumer) =>
    [
        new($"DELETE FROM {prefix}consumers WHERE consumer = $1", consumer),
        new($"DELETE FROM {prefix}snapshots WHERE consumer = $1", consumer) { IsLong = true },
    ];

    public DbStatement ReadConsumers() => new($"SELECT consumer FROM {prefix}consumers");

    public DbStatement DeleteChanges(DateTimeOffset observedBefore, int count) =>
        new(_deleteChanges, StoredText.Write(observedBefore), (long)count);

    public DbStatement DeleteSnapshot(string consumer, DateTimeOffset createdBefore, int count) =>
        new(_deleteSnapshot, consumer, StoredText.Write(createdBefore), (long)count);

    public DbStatement ReadEntries(BusinessId? id, EntryPosition? after, int count) => id is null
        ? new(
            $"{_readEntries} WHERE (a.business_id, a.account_id) > ($1, $2) ORDER BY a.business_id, a.account_id LIMIT $3",
            after?.BusinessId.Value ?? "",
            after?.AccountId.Value ?? "",
            (long)count)
        : new(
            $"{_readEntries} WHERE a.business_id = $1 AND a.account_id > $2 ORDER BY a.account_id LIMIT $3",
            id.Value.Value,
            after?.AccountId.Value ?? "",
            (long)count);

    public DbStatement ReadEdges(EdgePosition? after, int count) =>
        new(_readEdges, after?.BusinessId.Value ?? "", (int)(after?.Edge ?? 0), (long)count);

    private DbStatement[] Guarded(DbStatement statement) =>
        dialect.GuardTransaction is { } guard ? [new(guard), statement] : [statement];

    private static string? Text(DateTimeOffset? time) => time is { } value ? StoredText.Write(value) : null;

    private static string? Text(string? text) => text is null ? null : StoredText.Clean(text);
}
