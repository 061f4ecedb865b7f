using System.Diagnostics.Metrics;
using WabaClient;

namespace Fleet;

/// <summary>
/// Counts the work of a process, from its pages, its requests, the client's event and the library's metrics.
/// </summary>
internal sealed class Counters : IDisposable
{
    private readonly MeterListener _meters = new();
    private int _businesses;
    private int _accounts;
    private int _calls;
    private int _waits;
    private int _throttles;
    private int _gateFailures;
    private int _failed;

    public Counters()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is "waba.client.throttles" or "waba.client.gate.failures")
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            if (instrument.Name == "waba.client.throttles")
                Interlocked.Increment(ref _throttles);
            else
                Interlocked.Increment(ref _gateFailures);
        });
        _meters.Start();
    }

    public void Add(AccountsPage page)
    {
        _accounts += page.Page?.Items.Count ?? 0;
        _businesses += page.IsLast ? 1 : 0;
        _failed += page.Failure is null ? 0 : 1;
    }

    public void CountCall() => Interlocked.Increment(ref _calls);

    public void CountWait() => Interlocked.Increment(ref _waits);

    public WorkerStatus Read(bool isDone) => new()
    {
        Businesses = _businesses,
        Accounts = _accounts,
        Calls = _calls,
        Waits = _waits,
        Throttles = _throttles,
        GateFailures = _gateFailures,
        Failed = _failed,
        IsDone = isDone,
    };

    public void Dispose() => _meters.Dispose();
}
