using System.Diagnostics;
using System.Globalization;
using System.Text;
using WabaClient.Benchmarks.Contenders;
using WabaClient.Benchmarks.Graph;

namespace WabaClient.Benchmarks.Many;

/// <summary>Many businesses at once: <c>ListManyAsync</c> against what is written by hand, and against the ideal.</summary>
internal static class ManyTable
{
    private const int Businesses = 10_000;
    private const int AtOnce = 500;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Ideal = Latency * Businesses / AtOnce;

    private static readonly CannedListing OnePage = new(25, 1);

    public static async Task<string> MeasureAsync()
    {
        StringBuilder table = new("| what | measured | against |\n| --- | --- | --- |\n");
        void Row(string what, string measured, string against) =>
            table.Append(CultureInfo.InvariantCulture, $"| {what} | {measured} | {against} |\n");

        PacedHandler graph = new(OnePage, Latency);
        BusinessAccountsClient paced = Client(graph);
        await ListAsync(paced, Businesses / 10);
        (TimeSpan many, long live) = await ListAsync(paced, Businesses);
        TimeSpan parallel = await ParallelAsync(paced);
        TimeSpan semaphore = await SemaphoreAsync(paced);
        Row(
            "10,000 businesses of one page, 200 ms, 500 at once",
            Seconds(many),
            $"ideal {Seconds(Ideal)}: {many / Ideal:0.00} ×");
        Row("the same with Parallel.ForEachAsync", Seconds(parallel), $"{many / parallel:0.00} × of it");
        Row("the same with SemaphoreSlim and Task.WhenAll", Seconds(semaphore), $"{many / semaphore:0.00} × of it");
        Row("live memory in the middle, per unit of concurrency", $"{live / 1024.0 / AtOnce:0.0} KB", "at most 64 KB");
        long peak = await PeakAsync(() => ListAllAsync(paced));
        long ideal = await PeakAsync(() => SendAllAsync(graph));
        Row(
            "peak of the heap with garbage, per unit of concurrency",
            $"{peak / 1024.0 / AtOnce:0.0} KB",
            $"at most 64 KB above the requests alone: {ideal / 1024.0 / AtOnce:0.0} KB");
        (TimeSpan throttled, _) = await ListAsync(
            Client(new PacedHandler(OnePage, Latency, throttledOf: 20)),
            Businesses,
            wanted: Businesses - (Businesses / 20));
        Row(
            "5 % of the businesses throttled: until the others are listed",
            Seconds(throttled),
            $"{throttled / many:0.00} × of none throttled");

        CannedListing thousandPages = new(25, 1_000);
        BusinessAccountsClient direct = Client(new PacedHandler(thousandPages, TimeSpan.Zero));
        (double bytesOfMany, double cpuOfMany) = await CostAsync(10_000, () => ListAsync(direct, 10, concurrency: 10));
        (double bytesOfOne, double cpuOfOne) = await CostAsync(10_000, async () =>
        {
            for (int i = 1; i <= 10; i++)
            {
                await foreach (GraphPage<WhatsAppBusinessAccount> _ in direct.ListOwnedAsync(Id(i)).AsPages())
                {
                }
            }
        });
        Row(
            "10 businesses of 1,000 pages: allocated per page",
            $"{bytesOfMany:0} B",
            $"single listings {bytesOfOne:0} B; an AccountsPage, which names the business of the page, has {ElementSize()} B");
        Row("10 businesses of 1,000 pages: CPU per page", $"{cpuOfMany:0.0} µs", $"single listings {cpuOfOne:0.0} µs");

        BusinessAccountsClient quick = Client(new PacedHandler(OnePage, TimeSpan.Zero));
        (_, long few) = await ListAsync(quick, 10_000);
        (_, long lots) = await ListAsync(quick, 100_000);
        Row(
            "live memory in the middle of 100,000 businesses",
            $"{lots / 1024.0:0} KB",
            $"of 10,000: {few / 1024.0:0} KB");
        return table.ToString();
    }

    private static BusinessAccountsClient Client(HttpMessageHandler graph) =>
        Typed.CreateClient(graph, new("https://graph.facebook.com/"));

    private static BusinessId Id(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.00} s";

    private static async Task<(TimeSpan Time, long LiveMemory)> ListAsync(
        BusinessAccountsClient client, int businesses, int? wanted = null, int concurrency = AtOnce)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long live = 0;
        TimeSpan measuring = TimeSpan.Zero;
        int ended = 0;
        long start = Stopwatch.GetTimestamp();
        await foreach (AccountsPage page in client.ListManyAsync(
            Enumerable.Range(1, businesses).Select(Id),
            new() { MaxConcurrency = concurrency }))
        {
            if (!page.IsLast)
                continue;
            if (++ended == businesses / 2)
            {
                long pause = Stopwatch.GetTimestamp();
                live = GC.GetTotalMemory(forceFullCollection: true) - before;
                measuring = Stopwatch.GetElapsedTime(pause);
            }

            if (ended == (wanted ?? businesses))
                return (Stopwatch.GetElapsedTime(start) - measuring, live);
        }

        throw new InvalidOperationException("Businesses are missing.");
    }

    private static async Task ListAllAsync(BusinessAccountsClient client)
    {
        await foreach (AccountsPage _ in client.ListManyAsync(
            Enumerable.Range(1, Businesses).Select(Id),
            new() { MaxConcurrency = AtOnce }))
        {
        }
    }

    /// <summary>Sends the same requests, and reads the bodies without parsing them.</summary>
    private static async Task SendAllAsync(HttpMessageHandler graph)
    {
        using HttpClient http = new(graph, disposeHandler: false);
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Businesses),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (i, stop) =>
            {
                Uri address = new($"https://graph.facebook.com/v26.0/{Id(i)}/owned_whatsapp_business_accounts?limit=100");
                using HttpResponseMessage response =
                    await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, stop);
                await response.Content.CopyToAsync(Stream.Null, stop);
            });
    }

    private static async Task<long> PeakAsync(Func<Task> run)
    {
        await run();
        using PeakMemory memory = new();
        await run();
        return memory.End();
    }

    private static long ElementSize()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(new AccountsPage { BusinessId = "1", Edge = AccountEdges.Owned });
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static async Task<TimeSpan> ParallelAsync(BusinessAccountsClient client)
    {
        long start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Businesses).Select(Id),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (id, stop) => await client.ListOwnedAsync(id, cancellationToken: stop).ToListAsync(stop));
        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task<TimeSpan> SemaphoreAsync(BusinessAccountsClient client)
    {
        long start = Stopwatch.GetTimestamp();
        using SemaphoreSlim slots = new(AtOnce);
        await Task.WhenAll(Enumerable.Range(1, Businesses).Select(async i =>
        {
            await slots.WaitAsync();
            try
            {
                await client.ListOwnedAsync(Id(i)).ToListAsync();
            }
            finally
            {
                slots.Release();
            }
        }));
        return Stopwatch.GetElapsedTime(start);
    }

    private static TimeSpan ProcessorTime()
    {
        using Process process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static async Task<(double Bytes, double Microseconds)> CostAsync(int pages, Func<Task> list)
    {
        await list();
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan processor = ProcessorTime();
        await list();
        return (
            (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)pages,
            (ProcessorTime() - processor).TotalMicroseconds / pages);
    }
}
