using System.Diagnostics;
using WabaClient.Benchmarks.Contenders;
using WabaClient.Benchmarks.Graph;

namespace WabaClient.Benchmarks.Targets;

/// <summary>The time that reading ahead saves if processing a page takes as long as requesting it.</summary>
internal static class ReadAheadTarget
{
    private const int Pages = 100;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(25);

    public static async Task<Target> MeasureAsync()
    {
        CannedHandler graph = new(new CannedListing(100, Pages), token => Task.Delay(Latency, token));
        BusinessAccountsClient client = Typed.CreateClient(graph, new("https://graph.facebook.com/"));
        TimeSpan without = await WalkAsync(client, new());
        TimeSpan with = await WalkAsync(client, new() { ReadAhead = true });
        return Target.AtMost(
            "listing of 100 pages with read-ahead ÷ without, caller as slow as the server",
            with / without,
            0.55);
    }

    private static async Task<TimeSpan> WalkAsync(BusinessAccountsClient client, AccountQuery query)
    {
        long start = Stopwatch.GetTimestamp();
        await foreach (GraphPage<WhatsAppBusinessAccount> _ in client.ListOwnedAsync(CannedListing.BusinessId, query).AsPages())
            await Task.Delay(Latency);
        return Stopwatch.GetElapsedTime(start);
    }
}
