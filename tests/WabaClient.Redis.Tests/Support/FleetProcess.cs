using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WabaClient.FleetWorker;

namespace WabaClient.Tests.Support;

/// <summary>One process of a fleet: a container with a client and a gate on Redis, its log and its metrics.</summary>
internal sealed class FleetProcess : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly MeterListener _meters = new();
    private readonly List<string> _log = [];
    private int _failures;

    /// <param name="graph">The handler that receives the requests of the client.</param>
    /// <param name="addGate">Adds the gate.</param>
    /// <param name="configure">Configures the client.</param>
    /// <param name="isPatient">Whether the gate has failed only if it throws, however slow the machine is.</param>
    public FleetProcess(
        HttpMessageHandler graph,
        Action<IServiceCollection> addGate,
        Action<WabaClientOptions>? configure = null,
        bool isPatient = true)
    {
        ServiceCollection services = new();
        services.AddMetrics();
        services.AddLogging(log => log.AddProvider(new LogLines(_log)));
        services.AddWabaClient(options =>
        {
            options.AccessToken = "EAABtest0token0of0a0system0user";
            options.MaxRateLimitWait = TimeSpan.Zero;
            configure?.Invoke(options);
        }).ConfigurePrimaryHttpMessageHandler(() => graph);
        addGate(services);
        _services = services.BuildServiceProvider();
        if (isPatient)
            _services.GetRequiredService<RateLimitGate>().Health = new(new PatientClock());
        IMeterFactory factory = _services.GetRequiredService<IMeterFactory>();
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "waba.client.gate.failures" && instrument.Meter.Scope == factory)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _failures, (int)value));
        _meters.Start();
        Client = _services.GetRequiredService<BusinessAccountsClient>();
    }

    public BusinessAccountsClient Client { get; }

    /// <summary>How often the gate has failed.</summary>
    public int Failures => Volatile.Read(ref _failures);

    /// <summary>The lines that were logged, with their exceptions.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_log)
                return [.. _log];
        }
    }

    public Task<List<WhatsAppBusinessAccount>> ListAsync(string business) => Client.ListOwnedAsync(business).ToListAsync();

    public async ValueTask DisposeAsync()
    {
        _meters.Dispose();
        await _services.DisposeAsync();
    }

    private sealed class LogLines(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
                lines.Add($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
