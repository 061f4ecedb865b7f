using System.Data;
using System.Data.Common;

namespace WabaClient.Tests.Support;

/// <inheritdoc cref="ProbedDataSource"/>
internal sealed class ProbedTransaction(ProbedConnection connection, DbTransaction inner) : DbTransaction
{
    public DbTransaction Inner => inner;

    public override IsolationLevel IsolationLevel => inner.IsolationLevel;

    protected override DbConnection DbConnection => connection;

    public override void Commit() => throw new NotSupportedException();

    public override void Rollback() => inner.Rollback();

    public override Task CommitAsync(CancellationToken cancellationToken = default) => connection.RunAsync(
        "COMMIT",
        async () =>
        {
            await inner.CommitAsync(cancellationToken);
            return true;
        });

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
