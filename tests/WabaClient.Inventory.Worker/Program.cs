using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using WabaClient;

// A process that the kill tests end at random moments. It watches businesses and applies each change exactly once: to a table of its
// own, in the transaction in which it acknowledges the change.
if (args is not [string address, string kind, string connectionString, string interval, .. string[] businesses])
    throw new ArgumentException("Arguments: ADDRESS sqlite|postgres CONNECTION-STRING INTERVAL BUSINESS…");

const string Consumer = "worker";
bool isSqlite = kind == "sqlite";
await using DbDataSource database = isSqlite
    ? SqliteFactory.Instance.CreateDataSource(connectionString)
    : NpgsqlDataSource.Create(connectionString);
DbInventoryStore store = new(database, isSqlite ? InventoryDialect.Sqlite : InventoryDialect.PostgreSql);
BusinessAccountsClient client = new(new WabaClientOptions { AccessToken = "any-token", BaseAddress = new Uri(address) });
AccountInventory inventory = new(client, store, new InventoryOptions
{
    Fields = [AccountField.Name],
    Interval = TimeSpan.Parse(interval, CultureInfo.InvariantCulture),
});

await foreach (AccountChange change in inventory.WatchAsync(businesses.Select(id => new BusinessId(id)), Consumer))
{
    await using DbConnection connection = await database.OpenConnectionAsync();
    await using DbTransaction transaction = await connection.BeginTransactionAsync();
    try
    {
        await store.AcknowledgeAsync(transaction, Consumer, change.Sequence);
    }
    catch (DBConcurrencyException)
    {
        // Another process has applied it.
        continue;
    }

    await using DbCommand insert = connection.CreateCommand();
    insert.Transaction = transaction;
    insert.CommandText =
        "INSERT INTO applied (sequence, change, kind, business, account, name) VALUES (@sequence, @change, @kind, @business, @account, @name)";
    Add(insert, "@sequence", change.Sequence);
    Add(insert, "@change", change.Id);
    Add(insert, "@kind", change.Kind.ToString());
    Add(insert, "@business", change.BusinessId.Value);
    Add(insert, "@account", change.AccountId.Value);
    Add(insert, "@name", (object?)change.After?.Name ?? DBNull.Value);
    await insert.ExecuteNonQueryAsync();
    await transaction.CommitAsync();
}

static void Add(DbCommand command, string name, object value)
{
    DbParameter parameter = command.CreateParameter();
    parameter.ParameterName = name;
    parameter.Value = value;
    command.Parameters.Add(parameter);
}
