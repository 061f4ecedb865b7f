using System.Data.Common;
using Microsoft.Extensions.Logging;
using WabaClient;

namespace AccountSync;

/// <summary>Writes each change to the table, exactly once: in the transaction in which it is acknowledged.</summary>
internal sealed partial class TableHandler(DbDataSource database, DbInventoryStore inventory, ILogger<TableHandler> logger)
    : IAccountChangeHandler
{
    public const string Consumer = "accounts";

    public async ValueTask HandleAsync(AccountChange change, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await inventory.AcknowledgeAsync(transaction, Consumer, change.Sequence, cancellationToken);
        await AccountTable.ApplyAsync(transaction, change, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogApplied(change.Kind, change.AccountId.Value, (change.After ?? change.Before)?.Name, change.Evidence ?? string.Join(", ", change.ChangedFields));
    }

    [LoggerMessage(1, LogLevel.Information, "Account {Kind}: {Id} {Name} {Detail}")]
    private partial void LogApplied(AccountChangeKind kind, string id, string? name, string detail);
}
