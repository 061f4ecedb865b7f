using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace WabaClient.SampleTests.Support;

/// <summary>Reads what AccountSync has stored.</summary>
internal static class AccountTable
{
    public static IReadOnlyList<WhatsAppBusinessAccount> Read(string database, string business)
    {
        using SqliteConnection connection = new($"Data Source={database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT account FROM accounts WHERE business = $business";
        command.Parameters.AddWithValue("$business", business);
        using SqliteDataReader reader = command.ExecuteReader();
        List<WhatsAppBusinessAccount> accounts = [];
        while (reader.Read())
            accounts.Add(JsonSerializer.Deserialize<WhatsAppBusinessAccount>(reader.GetString(0))!);
        return accounts;
    }

    /// <summary>An account with the fields that AccountSync asks for.</summary>
    public static WhatsAppBusinessAccount Projected(WhatsAppBusinessAccount account) => new()
    {
        Id = account.Id,
        Name = account.Name,
        Status = account.Status,
        Currency = account.Currency,
        Country = account.Country,
        CreationTime = account.CreationTime,
        OwnershipType = account.OwnershipType,
    };
}
