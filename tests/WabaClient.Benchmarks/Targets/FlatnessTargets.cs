using System.Diagnostics;
using WabaClient.Benchmarks.Contenders;
using WabaClient.Benchmarks.Graph;

namespace WabaClient.Benchmarks.Targets;

/// <summary>Whether a listing gets slower or heavier the longer it runs.</summary>
internal static class FlatnessTargets
{
    private const int Pages = 1_000;
    private const int Window = 100;
    private const int ManyPages = 10_000;
    private static readonly Uri Server = new("https://graph.facebook.com/");

    public static async Task<IReadOnlyList<Target>> MeasureAsync(int rounds)
    {
        BusinessAccountsClient client = Typed.CreateClient(new CannedHandler(new CannedListing(100, Pages)), Server);
        List<double> times = [], bytes = [];
        for (int round = -3; round < rounds; round++)
        {
            (Cost first, Cost last) = await WalkAsync(client);
            if (round >= 0)
            {
                times.Add(last.Microseconds / first.Microseconds);
                bytes.Add(last.Bytes / first.Bytes);
            }
        }

        return
        [
            Target.AtMost("pages 901–1,000 ÷ pages 1–100 of one listing, time", Median(times), 1.05),
            Target.AtMost("the same, bytes", Median(bytes), 1.02),
            Target.AtMost(
                "live heap after 10,000 pages − after 100", await HeapGrowthAsync() / 1_024, 100, "0.0", " KB"),
        ];
    }

    private static async Task<(Cost First, Cost Last)> WalkAsync(BusinessAccountsClient client)
    {
        int page = 0;
        Cost[] marks = new Cost[Pages + 1];
        marks[0] = Now();
        await foreach (GraphPage<WhatsAppBusinessAccount> _ in client.ListOwnedAsync(CannedListing.BusinessId).AsPages())
            marks[++page] = Now();
        return (Between(marks[0], marks[Window]), Between(marks[^(Window + 1)], marks[^1]));
    }

    private static async Task<double> HeapGrowthAsync()
    {
        BusinessAccountsClient client = Typed.CreateClient(
            new CannedHandler(new CannedListing(100, ManyPages + 1)),
            Server);
        int page = 0;
        double early = 0;
        await foreach (GraphPage<WhatsAppBusinessAccount> _ in client.ListOwnedAsync(CannedListing.BusinessId).AsPages())
        {
            page++;
            if (page == Window)
                early = LiveHeap();
            if (page == ManyPages)
                return LiveHeap() - early;
        }

        throw new InvalidOperationException("The listing was too short.");
    }

    private static double LiveHeap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static Cost Now() =>
        new(Stopwatch.GetTimestamp() * 1e6 / Stopwatch.Frequency, GC.GetAllocatedBytesForCurrentThread());

    private static Cost Between(Cost start, Cost end) =>
        new(end.Microseconds - start.Microseconds, end.Bytes - start.Bytes);

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
