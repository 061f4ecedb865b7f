using System.Data.Common;
using System.Text.Json;

namespace WabaClient.Benchmarks.Inventory;

/// <summary>
/// The nightly job as it is written by hand: each row of each pass is written, with one prepared statement, in a transaction per
/// business. It compares nothing and removes nothing.
/// </summary>
internal sealed class HandWrittenJob(InventoryDatabase database)
{
    private const string Upsert =
        """
        INSERT INTO byhand (business_id, account_id, name, status, account, seen_at) VALUES (@b, @a, @n, @s, @j, @t)
        ON CONFLICT (business_id, account_id) DO UPDATE SET name = excluded.name, status = excluded.status,
            account = excluded.account, seen_at = excluded.seen_at
        """;

    public Task CreateAsync() => database.ExecuteAsync(
        """
        CREATE TABLE byhand (business_id VARCHAR(32) NOT NULL, account_id VARCHAR(32) NOT NULL, name TEXT, status TEXT,
            account TEXT NOT NULL, seen_at TEXT NOT NULL, PRIMARY KEY (business_id, account_id))
        """);

    public async Task StoreAsync(int business, WhatsAppBusinessAccount[] accounts, string time)
    {
        await using DbConnection connection = await database.DataSource.OpenConnectionAsync();
        await using DbTransaction transaction = await connection.BeginTransactionAsync();
        await using DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Upsert;
        foreach (string name in new[] { "b", "a", "n", "s", "j", "t" })
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = "";
            command.Parameters.Add(parameter);
        }

        await command.PrepareAsync();
        foreach (WhatsAppBusinessAccount account in accounts)
        {
            object[] values = [$"{business}", account.Id.Value, account.Name!, account.Status!.Value.Value, Json(account), time];
            for (int i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i];
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static string Json(WhatsAppBusinessAccount account) => JsonSerializer.Serialize(account);
}
