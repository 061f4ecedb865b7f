using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using StackExchange.Redis;

namespace WabaClient.Benchmarks.Fleet;

/// <summary>The duration of a question to the gate on Redis on loopback, compared with a PING over the same connection.</summary>
internal static class RedisGateTable
{
    private static readonly string[] Scopes = ["123:business:456", "123:app", "123:token:0123456789abcdef"];

    /// <summary>Measures with a separate redis-server.</summary>
    /// <param name="quick">Whether to ask less often.</param>
    /// <returns>The table.</returns>
    public static async Task<string> MeasureAsync(bool quick)
    {
        int port = FreePort();
        using Process server = Process.Start(
            new ProcessStartInfo("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", ""]) { RedirectStandardOutput = true })!;
        try
        {
            await using ConnectionMultiplexer connection =
                await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{port},abortConnect=false,connectTimeout=60000");
            RedisRateLimitGate gate = new(connection);
            StringBuilder text = new();
            text.AppendLine("| per page | p50 µs | p99 µs |").AppendLine("| --- | --- | --- |");
            await MeasureAsync(text, "PING", quick, () => connection.GetDatabase().PingAsync());
            await MeasureAsync(
                text, "a question, scope open", quick, () => gate.GetBlockAsync(Scopes, CancellationToken.None).AsTask());
            RateLimitQuestion paced = new()
            {
                Scopes = Scopes,
                Pacing = new() { Scope = Scopes[0], Calls = 1, Usage = 60, Spacing = TimeSpan.FromMilliseconds(1) },
            };
            await MeasureAsync(text, "a question with pacing", quick, () => gate.AskAsync(paced, CancellationToken.None).AsTask());
            return text.ToString();
        }
        finally
        {
            server.Kill();
        }
    }

    private static async Task MeasureAsync(StringBuilder text, string name, bool quick, Func<Task> ask)
    {
        int count = quick ? 2_000 : 20_000;
        for (int i = 0; i < 500; i++)
            await ask();
        double[] times = new double[count];
        for (int i = 0; i < count; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await ask();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(times);
        text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {times[count / 2]:F0} | {times[count * 99 / 100]:F0} |");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
