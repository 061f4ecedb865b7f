using System.Data.Common;
using WabaClient;

namespace AccountSync;

/// <summary>
/// The table of the application: one row per account, which its own queries can join with other tables.
/// </summary>
internal sealed class AccountTable(DbDataSource database)
{
    private const string Schema =
        "CREATE TABLE IF NOT EXISTS accounts (id TEXT NOT NULL PRIMARY KEY, name TEXT, currency TEXT, changes INTEGER NOT NULL)";

    private const string Upsert =
        """
        INSERT INTO accounts (id, name, currency, changes) VALUES (@id, @name, @currency, 1)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, currency = excluded.currency, changes = changes + 1
        """;

    public async Task CreateAsync()
    {
        await using DbConnection connection = await database.OpenConnectionAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = Schema;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Applies a change in a transaction. If a change were applied more than once, the column "changes" would be wrong.
    /// </summary>
    public static async Task ApplyAsync(DbTransaction transaction, AccountChange change, CancellationToken cancellationToken)
    {
        await using DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = change.After is null ? "DELETE FROM accounts WHERE id = @id" : Upsert;
        Add(command, "@id", change.AccountId.Value);
        if (change.After is { } account)
        {
            Add(command, "@name", account.Name);
            Add(command, "@currency", account.Currency);
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add(DbCommand command, string name, string? value)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = (object?)value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
