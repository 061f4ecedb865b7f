using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace WabaClient.Benchmarks.Inventory;

/// <summary>The cost of inventory passes in a database, compared with hand-written code.</summary>
internal static class InventoryTable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RuleSettings Settings = new(TimeSpan.FromMinutes(15), true, []);
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Measures both databases. <c>WABA_BENCHMARK_ACCOUNTS</c> sets another number of accounts.</summary>
    public static async Task<string> MeasureAsync(bool quick)
    {
        string? set = Environment.GetEnvironmentVariable("WABA_BENCHMARK_ACCOUNTS");
        int accounts = set is null ? quick ? 10_000 : 100_000 : int.Parse(set, CultureInfo.InvariantCulture);
        StringBuilder text = new();
        await using (InventoryDatabase sqlite = InventoryDatabase.CreateSqlite())
            await MeasureAsync("SQLite", sqlite, accounts, text);

        await using (InventoryDatabase? postgres = await InventoryDatabase.CreatePostgresAsync())
        {
            if (postgres is not null)
                await MeasureAsync("PostgreSQL", postgres, accounts, text);
        }

        return text.ToString();
    }

    private static async Task MeasureAsync(string name, InventoryDatabase database, int accounts, StringBuilder text)
    {
        int businesses = accounts / ListedAccounts.PerBusiness;
        DbInventoryStore store = new(database.DataSource, database.Dialect);
        HandWrittenJob job = new(database);
        await job.CreateAsync();
        text.Append(CultureInfo.InvariantCulture, $"\n### {name}, {accounts:N0} accounts of {businesses:N0} businesses\n\n");
        text.Append("| what | per second | per second of this process's CPU time |\n| --- | --- | --- |\n");

        await RowAsync("first pass: changes committed", (business, listed) => PassAsync(store, business, listed));
        await RowAsync("pass without differences: accounts compared", (business, listed) => PassAsync(store, business, listed));
        await RowAsync("pass with 1 % renamed: accounts compared", (business, listed) => PassAsync(store, business, listed), 100);
        await RowAsync("pass with all renamed: changes committed", (business, listed) => PassAsync(store, business, listed), 1);
        await RowAsync("by hand, first pass: rows written", (business, listed) => job.StoreAsync(business, listed, "1"));
        await RowAsync("by hand, any other pass: rows written", (business, listed) => job.StoreAsync(business, listed, "2"));

        Rate snapshot = new();
        long start = 0;
        await snapshot.MeasureAsync(async () => start = await store.OpenConsumerAsync("a", Now, None));
        Row("new consumer: entries copied", snapshot, accounts);
        Rate reading = new();
        await reading.MeasureAsync(async () =>
        {
            long last = start;
            while (await store.ReadChangesAsync("a", last, 500, None) is { Count: > 0 } changes)
                last = changes[^1].Sequence;
        });
        Row("consumer: changes read", reading, accounts);
        Rate entries = new();
        await entries.MeasureAsync(async () =>
        {
            await foreach (InventoryEntry entry in store.ReadEntriesAsync(null, None))
            {
            }
        });
        Row("entries read", entries, accounts);

        text.Append(CultureInfo.InvariantCulture, $"\npeak working set of the process: {PeakMegabytes():0} MB\n\n```\n");
        InventorySql sql = new(database.Dialect, "waba_");
        DbStatement[] hot =
        [
            .. sql.ReadBusiness("1"), sql.ReadRevisions("1"), sql.ReadSnapshot("a", 5, 500), sql.ReadChanges(5, 500),
            sql.ReadEdges(new EdgePosition("1", AccountEdges.Owned), 500),
            sql.ReadEntries(null, new EntryPosition("1", "1"), 500),
            sql.Acknowledge("a", 5), sql.DeleteChanges(Now, 5_000),
        ];
        foreach (DbStatement statement in hot)
        {
            text.Append(statement.Sql).Append('\n');
            foreach (string step in await database.ExplainAsync(statement))
                text.Append("    ").Append(step).Append('\n');
        }

        text.Append("```\n\n");
        foreach (string table in new[] { "waba_accounts", "waba_changes", "waba_snapshots", "byhand" })
        {
            double size = await database.DropAsync(table);
            text.Append(CultureInfo.InvariantCulture, $"- {table}: {size / accounts:0} B per account\n");
        }

        async Task RowAsync(string what, Func<int, WhatsAppBusinessAccount[], Task> run, int changedEvery = int.MaxValue)
        {
            Rate rate = new();
            for (int first = 0; first < businesses; first += 100)
            {
                int count = Math.Min(100, businesses - first);
                WhatsAppBusinessAccount[][] lists =
                    [.. Enumerable.Range(first + 1, count).Select(business => ListedAccounts.Of(business, changedEvery))];
                await rate.MeasureAsync(async () =>
                {
                    for (int i = 0; i < count; i++)
                        await run(first + i + 1, lists[i]);
                });
            }

            Row(what, rate, accounts);
        }

        void Row(string what, Rate rate, int count) => text.Append(
            CultureInfo.InvariantCulture,
            $"| {what} | {count / rate.Elapsed.TotalSeconds:N0} | {count / rate.Cpu.TotalSeconds:N0} |\n");
    }

    private static async Task PassAsync(DbInventoryStore store, int business, WhatsAppBusinessAccount[] listed)
    {
        KnownBusiness known = await store.ReadBusinessAsync($"{business}", None);
        EdgePass pass = new() { BeganAt = Now, EndedAt = Now, OtherRevision = 0, Fields = ListedAccounts.Fields, Accounts = listed };
        EdgeOutcome outcome = InventoryRules.Apply(
            known.Owned, known.Accounts, pass, new Dictionary<WabaId, string?>(), Settings);
        if (await store.CommitAsync(known, outcome, None) != CommitResult.Stored)
            throw new InvalidOperationException("The pass was not stored.");
    }

    private static double PeakMegabytes()
    {
        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    /// <summary>Adds up the time of several measurements.</summary>
    private sealed class Rate
    {
        public TimeSpan Elapsed { get; private set; }

        public TimeSpan Cpu { get; private set; }

        public async Task MeasureAsync(Func<Task> run)
        {
            GC.Collect();
            using Process process = Process.GetCurrentProcess();
            TimeSpan cpu = process.TotalProcessorTime;
            long began = Stopwatch.GetTimestamp();
            await run();
            Elapsed += Stopwatch.GetElapsedTime(began);
            process.Refresh();
            Cpu += process.TotalProcessorTime - cpu;
        }
    }
}
