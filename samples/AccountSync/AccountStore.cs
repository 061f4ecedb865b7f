using System.Text.Json;
using Microsoft.Data.Sqlite;
using WabaClient;

namespace AccountSync;

/// <summary>The table of accounts, and how far the current pass has come.</summary>
internal sealed class AccountStore(SyncOptions options) : IDisposable
{
    private const string Schema =
        """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS accounts (
            business TEXT NOT NULL,
            id TEXT NOT NULL,
            name TEXT,
            account TEXT NOT NULL,
            pass INTEGER NOT NULL,
            PRIMARY KEY (business, id));
        CREATE TABLE IF NOT EXISTS passes (
            business TEXT NOT NULL PRIMARY KEY,
            pass INTEGER NOT NULL,
            cursor TEXT);
        """;

    private readonly SqliteConnection _connection = new(
        new SqliteConnectionStringBuilder { DataSource = options.Database }.ToString());

    public void Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Database))!);
        _connection.Open();
        using SqliteCommand command = Command(Schema);
        command.ExecuteNonQuery();
    }

    /// <summary>Returns the pass that was not finished, or a new one.</summary>
    public Pass Begin(BusinessId business)
    {
        using SqliteCommand command = Command(
            "SELECT pass, cursor FROM passes WHERE business = $business",
            ("$business", business.Value));
        using SqliteDataReader reader = command.ExecuteReader();
        if (!reader.Read())
            return new(business, 1, null);
        return reader.IsDBNull(1)
            ? new(business, reader.GetInt64(0) + 1, null)
            : new(business, reader.GetInt64(0), reader.GetString(1));
    }

    /// <summary>Stores a page and the cursor of the next one in one transaction: a process that is killed has both or neither.</summary>
    public Changes Save(Pass pass, GraphPage<WhatsAppBusinessAccount> page)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        Changes changes = new();
        foreach (WhatsAppBusinessAccount account in page.Items)
        {
            WhatsAppBusinessAccount? known = Find(pass.Business, account.Id);
            if (known is null)
                changes.Added.Add(account);
            else if (known != account)
                changes.Changed.Add(account);
            Upsert(pass, account);
        }

        // Accounts that a resumed pass did not see may be on the pages before its cursor, or have moved there meanwhile.
        bool isWhole = page.NextCursor is null && !pass.IsResumed;
        if (isWhole)
            changes.Removed.AddRange(RemoveUnseen(pass));
        Keep(pass, page.NextCursor);
        transaction.Commit();
        return changes;
    }

    /// <summary>Discards the cursor, so that the next pass starts at page 1.</summary>
    public void ForgetCursor(Pass pass) => Keep(pass, cursor: null);

    public void Dispose() => _connection.Dispose();

    private WhatsAppBusinessAccount? Find(BusinessId business, WabaId id)
    {
        using SqliteCommand command = Command(
            "SELECT account FROM accounts WHERE business = $business AND id = $id",
            ("$business", business.Value),
            ("$id", id.Value));
        return command.ExecuteScalar() is string json ? Read(json) : null;
    }

    private void Upsert(Pass pass, WhatsAppBusinessAccount account)
    {
        using SqliteCommand command = Command(
            """
            INSERT INTO accounts (business, id, name, account, pass) VALUES ($business, $id, $name, $account, $pass)
            ON CONFLICT DO UPDATE SET name = excluded.name, account = excluded.account, pass = excluded.pass
            """,
            ("$business", pass.Business.Value),
            ("$id", account.Id.Value),
            ("$name", account.Name),
            ("$account", JsonSerializer.Serialize(account, AccountJson.Default.WhatsAppBusinessAccount)),
            ("$pass", pass.Number));
        command.ExecuteNonQuery();
    }

    private List<WhatsAppBusinessAccount> RemoveUnseen(Pass pass)
    {
        using SqliteCommand command = Command(
            "DELETE FROM accounts WHERE business = $business AND pass <> $pass RETURNING account",
            ("$business", pass.Business.Value),
            ("$pass", pass.Number));
        using SqliteDataReader reader = command.ExecuteReader();
        List<WhatsAppBusinessAccount> removed = [];
        while (reader.Read())
            removed.Add(Read(reader.GetString(0)));
        return removed;
    }

    private void Keep(Pass pass, string? cursor)
    {
        using SqliteCommand command = Command(
            """
            INSERT INTO passes (business, pass, cursor) VALUES ($business, $pass, $cursor)
            ON CONFLICT DO UPDATE SET pass = excluded.pass, cursor = excluded.cursor
            """,
            ("$business", pass.Business.Value),
            ("$pass", pass.Number),
            ("$cursor", cursor));
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private static WhatsAppBusinessAccount Read(string json) =>
        JsonSerializer.Deserialize(json, AccountJson.Default.WhatsAppBusinessAccount)!;
}
