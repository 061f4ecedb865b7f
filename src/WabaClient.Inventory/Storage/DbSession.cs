using System.Data.Common;

namespace WabaClient;

/// <summary>A connection with an optional transaction, which runs statements. Not thread-safe.</summary>
/// <remarks>
/// Drivers that support batches send many statements in one round trip. The others run them one by one, with one
/// command per text, which is compiled once.
/// </remarks>
internal sealed class DbSession(DbConnection connection, InventoryDialect dialect) : IAsyncDisposable
{
    private const int BatchSize = 500;

    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);
    private DbTransaction? _transaction;
    private bool _isForeign;
    private bool _isRelaxed;

    public static async Task<DbSession> OpenAsync(
        DbDataSource dataSource, InventoryDialect dialect, CancellationToken cancellationToken)
    {
        DbSession session = new(await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false), dialect);
        try
        {
            if (dialect.OpenConnection is { } sql)
                await session.ExecuteAsync(new DbStatement(sql), cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Uses a transaction of the caller and its connection. Neither is ended.</summary>
    public static DbSession Use(DbTransaction transaction, DbConnection connection, InventoryDialect dialect) =>
        new(connection, dialect) { _transaction = transaction, _isForeign = true };

    /// <summary>
    /// Configures later commits not to wait for the disk, if the dialect supports it. They can be lost in a power
    /// failure.
    /// </summary>
    public async Task RelaxAsync(CancellationToken cancellationToken)
    {
        _isRelaxed = dialect.Relax is not null;
        if (_isRelaxed)
            await ExecuteAsync(new DbStatement(dialect.Relax!), cancellationToken).ConfigureAwait(false);
    }

    public async Task BeginAsync(CancellationToken cancellationToken) =>
        _transaction = await connection.BeginTransactionAsync(dialect.Isolation, cancellationToken).ConfigureAwait(false);

    /// <summary>Commits. The commit cannot be cancelled, because its outcome would then be unknown.</summary>
    public async Task CommitAsync()
    {
        await _transaction!.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        await _transaction.DisposeAsync().ConfigureAwait(false);
        _transaction = null;
        foreach (DbCommand command in _commands.Values)
            command.Transaction = null;
    }

    /// <summary>Runs a statement, and returns the number of rows that it wrote.</summary>
    public Task<int> ExecuteAsync(DbStatement statement, CancellationToken cancellationToken) =>
        CommandOf(statement).ExecuteNonQueryAsync(cancellationToken);

    /// <summary>Runs statements in order.</summary>
    public async Task ExecuteAsync(IEnumerable<DbStatement> statements, CancellationToken cancellationToken)
    {
        if (connection.CanCreateBatch)
        {
            foreach (DbStatement[] part in statements.Chunk(BatchSize))
            {
                DbBatch batch = CreateBatch(part);
                await using (batch.ConfigureAwait(false))
                    await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        foreach (DbStatement statement in statements)
            await ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs queries in order, and reads the rows of each.</summary>
    /// <param name="statements">The queries, and statements without rows.</param>
    /// <param name="read">Reads a row of the query with the specified index. It must not use the session.</param>
    /// <param name="cancellationToken">The token to cancel the call.</param>
    public async Task QueryAsync(
        IReadOnlyList<DbStatement> statements, Action<int, DbDataReader> read, CancellationToken cancellationToken)
    {
        if (connection.CanCreateBatch && statements.Count > 1)
        {
            DbBatch batch = CreateBatch(statements);
            await using (batch.ConfigureAwait(false))
            {
                DbDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    for (int i = 0; i < statements.Count; i++)
                    {
                        await ReadAsync(i, reader).ConfigureAwait(false);
                        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    }
                }
            }

            return;
        }

        for (int i = 0; i < statements.Count; i++)
        {
            DbDataReader reader = await CommandOf(statements[i]).ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
                await ReadAsync(i, reader).ConfigureAwait(false);
        }

        async Task ReadAsync(int index, DbDataReader reader)
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                read(index, reader);
        }
    }

    /// <summary>Runs a query, and returns the results of reading its rows.</summary>
    public async Task<List<T>> QueryAsync<T>(DbStatement statement, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        List<T> rows = [];
        await QueryAsync([statement], (_, reader) => rows.Add(read(reader)), cancellationToken).ConfigureAwait(false);
        return rows;
    }

    /// <summary>Rolls back an open transaction, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isForeign)
            await CloseAsync().ConfigureAwait(false);
        foreach (DbCommand command in _commands.Values)
            await command.DisposeAsync().ConfigureAwait(false);
    }

    private async Task CloseAsync()
    {
        try
        {
            if (_transaction is not null)
                await _transaction.DisposeAsync().ConfigureAwait(false);
            _transaction = null;
            if (_isRelaxed)
                await ExecuteAsync(new DbStatement(dialect.Restore!), CancellationToken.None).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // The exception that broke the connection has already been thrown, and the server rolls back.
        }
        finally
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private DbBatch CreateBatch(IReadOnlyCollection<DbStatement> statements)
    {
        DbBatch batch = connection.CreateBatch();
        batch.Transaction = _transaction;
        batch.Timeout = statements.Any(statement => statement.IsLong) ? 0 : dialect.CommandTimeout;
        using DbCommand parameters = connection.CreateCommand();
        foreach (DbStatement statement in statements)
        {
            DbBatchCommand command = batch.CreateBatchCommand();
            command.CommandText = statement.Sql;
            for (int i = 0; i < statement.Values.Length; i++)
                command.Parameters.Add(DbParameters.Create(parameters, dialect, i + 1, statement.Values[i]));
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private DbCommand CommandOf(DbStatement statement)
    {
        if (!_commands.TryGetValue(statement.Sql, out DbCommand? command))
            _commands[statement.Sql] = command = DbParameters.CreateCommand(connection, dialect, statement);
        else
            DbParameters.SetValues(command, statement);
        command.Transaction = _transaction;
        return command;
    }
}
