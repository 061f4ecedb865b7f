using System.Data.Common;

namespace WabaClient.Tests.Support;

/// <summary>A data source that reports each statement before and after it runs on the real connection.</summary>
/// <param name="inner">The real data source.</param>
/// <param name="onStatement">
/// Is called with the text before a statement runs, and with "after " and the text when it has run; BEGIN and COMMIT are
/// statements. What it throws is thrown to the caller, as if the connection broke.
/// </param>
/// <param name="hasBatches">Whether statements can be sent in batches; they are reported as one statement, BATCH.</param>
internal sealed class ProbedDataSource(DbDataSource inner, Func<string, Task> onStatement, bool hasBatches) : DbDataSource
{
    public override string ConnectionString => inner.ConnectionString;

    protected override DbConnection CreateDbConnection() =>
        new ProbedConnection(inner.CreateConnection(), onStatement, hasBatches);
}
