using System.Text.Json;
using Microsoft.Data.Sqlite;
using WabaClient.Testing;

namespace WabaClient.SampleTests.Support;

/// <summary>A fake business with small pages, a database, and AccountSync between them.</summary>
internal sealed class SyncWorld : IAsyncDisposable
{
    public const string Sample = "AccountSync";
    public const string Whole = "is done (whole)";
    public const string Resumed = "is done (resumed";
    public const string Resumes = "resumes from its stored cursor";
    public const string StartsOver = "starting over at page 1";

    private const int PageSize = 10;
    private const string BusinessId = "42";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("waba-sync-");
    private readonly string _database;

    private SyncWorld(TestGraph test)
    {
        _database = Path.Combine(_directory.FullName, "accounts.db");
        Test = test;
        Business = test.Graph.AddBusiness(BusinessId);
        test.Settings["Sync__Business"] = BusinessId;
        test.Settings["Sync__Database"] = _database;
    }

    public TestGraph Test { get; }

    public FakeBusiness Business { get; }

    public IReadOnlyList<RecordedRequest> Requests => Test.Graph.Journal.Requests;

    public static async Task<SyncWorld> StartAsync(int accounts)
    {
        SyncWorld world = new(await TestGraph.StartAsync(new() { MaxPageSize = PageSize }));
        if (accounts > 0)
            world.Business.AddOwnedAccounts(accounts);
        return world;
    }

    /// <summary>Makes one pass follow the other, instead of an hour later.</summary>
    public void Hurry() => Test.Settings["Sync__Interval"] = "00:00:00.020";

    public SampleProcess Run() => SampleProcess.Start(Sample, Test.Settings);

    /// <summary>Runs until a line is written, then kills.</summary>
    public async Task<IReadOnlyList<string>> RunUntilAsync(string line)
    {
        await using SampleProcess process = Run();
        await process.WaitForLineAsync(line);
        process.Kill();
        return (await process.WaitForExitAsync()).Output;
    }

    /// <summary>Kills while a page is under way.</summary>
    public async Task KillOnPageAsync(int page)
    {
        Task arrived = Test.WaitForAsync(request => request.Page == page);
        Test.Graph.Inject(GraphFault.StalledHeaders().OnPage(page));
        await using SampleProcess process = Run();
        await arrived;
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>The accounts in the database, by id.</summary>
    public IReadOnlyList<WhatsAppBusinessAccount> Stored()
    {
        using SqliteConnection connection = new($"Data Source={_database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT account FROM accounts WHERE business = '{BusinessId}' ORDER BY id";
        using SqliteDataReader reader = command.ExecuteReader();
        List<WhatsAppBusinessAccount> accounts = [];
        while (reader.Read())
            accounts.Add(JsonSerializer.Deserialize<WhatsAppBusinessAccount>(reader.GetString(0))!);
        return accounts;
    }

    /// <summary>The accounts of the fake with the fields that AccountSync asks for, by id.</summary>
    public IReadOnlyList<WhatsAppBusinessAccount> AtTheFake() =>
        [.. Business.OwnedAccounts.Select(Project).OrderBy(account => account.Id.Value, StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await Test.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private static WhatsAppBusinessAccount Project(WhatsAppBusinessAccount account) => new()
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
