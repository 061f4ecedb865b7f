using Microsoft.Data.Sqlite;
using WabaClient.Testing;

namespace WabaClient.SampleTests.Support;

/// <summary>A fake business, a database, and AccountSync between them.</summary>
internal sealed class SyncWorld : IAsyncDisposable
{
    public const string Sample = "AccountSync";

    private const string BusinessId = "42";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("waba-sync-");
    private readonly string _database;

    private SyncWorld(TestGraph test)
    {
        _database = Path.Combine(_directory.FullName, "accounts.db");
        Test = test;
        Business = test.Graph.AddBusiness(BusinessId);
        test.Settings["Sync__Business"] = BusinessId;
        test.Settings["Sync__Database"] = _database;
        test.Settings["Sync__Interval"] = "00:00:01";
    }

    public TestGraph Test { get; }

    public FakeBusiness Business { get; }

    public static async Task<SyncWorld> StartAsync() => new(await TestGraph.StartAsync(new() { MaxPageSize = 10 }));

    public SampleProcess Run() => SampleProcess.Start(Sample, Test.Settings);

    /// <summary>Waits until the table of the sample has the accounts of the fake.</summary>
    public async Task UntilEqualAsync()
    {
        using CancellationTokenSource limit = new(Limit);
        while (!Stored().SequenceEqual(AtTheFake()))
            await Task.Delay(50, limit.Token);
    }

    /// <summary>Returns ids and names of the table, by id.</summary>
    public IReadOnlyList<(string Id, string? Name)> Stored()
    {
        if (!File.Exists(_database))
            return [];
        using SqliteConnection connection = new($"Data Source={_database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'accounts'";
        if ((long)command.ExecuteScalar()! == 0)
            return [];
        command.CommandText = "SELECT id, name FROM accounts ORDER BY id";
        using SqliteDataReader reader = command.ExecuteReader();
        List<(string, string?)> accounts = [];
        while (reader.Read())
            accounts.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
        return accounts;
    }

    public async ValueTask DisposeAsync()
    {
        await Test.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private IEnumerable<(string, string?)> AtTheFake() => Business.OwnedAccounts
        .Select(account => (account.Id.Value, account.Name))
        .OrderBy(account => account.Value, StringComparer.Ordinal);
}
