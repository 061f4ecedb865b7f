using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace WabaClient.Tests.Support;

/// <inheritdoc cref="ProbedDataSource"/>
internal sealed class ProbedConnection(DbConnection inner, Func<string, Task> onStatement, bool hasBatches) : DbConnection
{
    public DbConnection Inner => inner;

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override bool CanCreateBatch => hasBatches && inner.CanCreateBatch;

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void Open() => inner.Open();

    public override Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public override void Close() => inner.Close();

    public async Task<T> RunAsync<T>(string statement, Func<Task<T>> run)
    {
        await onStatement(statement);
        T result = await run();
        try
        {
            await onStatement($"after {statement}");
            return result;
        }
        catch
        {
            (result as IDisposable)?.Dispose();
            throw;
        }
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(
        IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
        new ProbedTransaction(
            this, await RunAsync("BEGIN", async () => await inner.BeginTransactionAsync(isolationLevel, cancellationToken)));

    protected override DbCommand CreateDbCommand() => new ProbedCommand(this, inner.CreateCommand());

    protected override DbBatch CreateDbBatch() => new ProbedBatch(this, inner.CreateBatch());

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
