using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace WabaClient.Benchmarks.Load;

/// <summary>The rate-limit gate under load: a steady stream of calls after a throttle, many businesses, and many waiters.</summary>
internal static class GateLoad
{
    /// <summary>Measures all.</summary>
    /// <param name="quick">Whether to measure smaller numbers.</param>
    /// <returns>The tables.</returns>
    public static async Task<string> MeasureAsync(bool quick)
    {
        StringBuilder text = new();
        await SteadyLoadAsync(text, quick ? 5 : 10);
        await ThrottleCostAsync(text, quick ? [1_000, 10_000] : [1_000, 24_000, 100_000]);
        await CancelAsync(text, quick ? 2_400 : 24_000);
        return text.ToString();
    }

    /// <summary>150 calls per second of 100 ms each. The 151st is throttled for a second.</summary>
    private static async Task SteadyLoadAsync(StringBuilder text, int seconds)
    {
        ScriptedGraph graph = new(async (_, number, cancellationToken) =>
        {
            await Task.Delay(100, cancellationToken);
            return number == 151;
        })
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };
        using HttpClient http = new(graph);
        BusinessAccountsClient client = new(http, new WabaClientOptions { AccessToken = "EAABbenchmark0token" });
        text.AppendLine("| second | begun | done | in flight | waiting |").AppendLine(
            "| --- | --- | --- | --- | --- |");
        int begun = 0, done = 0;
        Stopwatch watch = Stopwatch.StartNew();
        List<Task> calls = [];
        for (int second = 1; second <= seconds;)
        {
            for (; begun < watch.Elapsed.TotalSeconds * 150; begun++)
                calls.Add(CallAsync());
            await Task.Delay(5);
            if (watch.Elapsed.TotalSeconds < second)
                continue;
            int inFlight = graph.InFlight;
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {second} | {begun} | {Volatile.Read(ref done)} | {inFlight} | {begun - Volatile.Read(ref done) - inFlight} |");
            second++;
        }

        await Task.WhenAll(calls);
        text.AppendLine();

        async Task CallAsync()
        {
            await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync("1"))
                GC.KeepAlive(account);
            Interlocked.Increment(ref done);
        }
    }

    /// <summary>The cost of one more throttled business, depending on how many are already throttled.</summary>
    private static async Task ThrottleCostAsync(StringBuilder text, int[] counts)
    {
        ScriptedGraph graph = new((_, _, _) => new(true)) { Code = 80008 };
        using HttpClient http = new(graph);
        BusinessAccountsClient client = new(
            http,
            new WabaClientOptions { AccessToken = "EAABbenchmark0token", MaxRetryAttempts = 0 });
        text.AppendLine("| businesses throttled | µs per throttle (last 1,000) |").AppendLine("| --- | --- |");
        await ThrottleAsync(1, 500);
        int throttled = 500;
        foreach (int count in counts)
        {
            await ThrottleAsync(throttled, count - 1_000 - throttled);
            throttled = Math.Max(throttled, count - 1_000);
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            await ThrottleAsync(throttled, count - throttled);
            double each = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Math.Max(1, count - throttled);
            throttled = count;
            text.AppendLine(CultureInfo.InvariantCulture, $"| {count:N0} | {each:F1} |");
        }

        text.AppendLine();

        async Task ThrottleAsync(int first, int number)
        {
            for (int i = first; i < first + number; i++)
            {
                try
                {
                    await client.ListOwnedAsync((1_000_000 + i).ToString(CultureInfo.InvariantCulture))
                        .GetAsyncEnumerator()
                        .MoveNextAsync();
                }
                catch (RateLimitedException)
                {
                    // As meant.
                }
            }
        }
    }

    /// <summary>Many callers that wait for one business, cancelled at once.</summary>
    private static async Task CancelAsync(StringBuilder text, int waiters)
    {
        ScriptedGraph graph = new((_, number, _) => new(number == 1)) { RetryAfter = TimeSpan.FromMinutes(1) };
        using HttpClient http = new(graph);
        BusinessAccountsClient client = new(http, new WabaClientOptions { AccessToken = "EAABbenchmark0token" });
        using CancellationTokenSource cancel = new();
        Task[] calls = [.. Enumerable.Range(0, waiters).Select(_ => WaitAsync())];
        long start = Stopwatch.GetTimestamp();
        await cancel.CancelAsync();
        await Task.WhenAll(calls);
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{waiters:N0} waiters cancelled: {Stopwatch.GetElapsedTime(start).TotalSeconds:F3} s");

        async Task WaitAsync()
        {
            try
            {
                await client.ListOwnedAsync("1").GetAsyncEnumerator(cancel.Token).MoveNextAsync();
            }
            catch (OperationCanceledException)
            {
                // As meant.
            }
        }
    }
}
