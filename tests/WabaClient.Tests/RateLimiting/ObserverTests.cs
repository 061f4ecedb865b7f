using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

/// <summary>Observers of the client cannot make its calls fail, and cannot keep the turn of a call.</summary>
[Collection(ProcessWide.Name)]
public sealed class ObserverTests
{
    [Fact]
    public async Task A_logger_a_meter_listener_and_a_handler_that_throw_lose_no_turn()
    {
        TestTime time = new();
        using ThrowingLog log = new();
        using MeterListener meters = new();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "WabaClient")
                listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException("no listener"));
        meters.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("no listener"));
        meters.Start();
        ScriptedGate gate = new(time) { BeforeAnswer = (_, _) => throw new InvalidOperationException("no redis") };
        StubGraph graph = new(
            request => request.Number % 5 == 1 ? StubGraph.Error(80008, regainMinutes: 1) : StubGraph.Page([request.Number]));
        BusinessAccountsClient client = Make.Client(
            graph,
            time,
            o => (o.MaxRetryAttempts, o.MaxRateLimitWait) = (20, TimeSpan.FromDays(1)),
            gate: gate,
            log: log);
        client.Waiting += (_, _) => throw new InvalidOperationException("no handler");

        Task<List<WhatsAppBusinessAccount>[]> all = Task.WhenAll(
            Enumerable.Range(0, 30).Select(_ => client.ListOwnedAsync("1").ToListAsync()));
        Assert.All(await time.DriveAsync(all), list => Assert.Single(list));

        // No turn was lost on the way: every fifth request was throttled.
        Assert.InRange(graph.Requests.Count, 37, 60);
    }

    private sealed class ThrowingLog : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new InvalidOperationException("no log");

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("no log");

        public void Dispose()
        {
        }
    }
}
