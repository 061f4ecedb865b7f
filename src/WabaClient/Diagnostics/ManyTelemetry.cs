using System.Diagnostics;

namespace WabaClient;

/// <summary>
/// The span and the counters of one listing of many businesses. A business is counted once for each of its edges.
/// </summary>
internal sealed class ManyTelemetry
{
    private readonly WabaMetrics _metrics;
    private readonly CallSlots _slots;
    private readonly Activity? _activity;
    private int _begun;
    private int _finished;
    private int _failed;
    private int _pages;

    /// <summary>
    /// Initializes a new instance and starts the span, which is the parent of the spans of the pages.
    /// </summary>
    public ManyTelemetry(WabaMetrics metrics, CallSlots slots, int maxConcurrency)
    {
        _metrics = metrics;
        _slots = slots;
        _activity = PageTelemetry.Source.StartActivity(
            "waba.many",
            ActivityKind.Internal,
            parentContext: default,
            [new("waba.many.max_concurrency", maxConcurrency)]);
        metrics.Runs.Add(this);
    }

    /// <summary>
    /// Gets how many businesses wait for a token, a gate or a back-off: those that are neither in flight nor waiting
    /// for a slot.
    /// </summary>
    public int Waiting =>
        Math.Max(
            0,
            Volatile.Read(ref _begun) - Volatile.Read(ref _finished) - Volatile.Read(ref _failed) - _slots.Busy);

    public void Begin() => Interlocked.Increment(ref _begun);

    public void CountPage() => Interlocked.Increment(ref _pages);

    public void Finish(GraphEdge edge)
    {
        Interlocked.Increment(ref _finished);
        _metrics.CountBusiness(edge.Label, "ok");
    }

    public void Fail(GraphEdge edge, Exception failure)
    {
        Interlocked.Increment(ref _failed);
        _metrics.CountBusiness(edge.Label, PageTelemetry.OutcomeOf(failure));
    }

    /// <summary>Ends the span.</summary>
    /// <param name="isComplete">False if the consumer stopped, the caller cancelled or the source failed.</param>
    public void End(bool isComplete)
    {
        _activity?.SetTag("waba.many.finished", _finished);
        _activity?.SetTag("waba.many.failed", _failed);
        _activity?.SetTag("waba.many.unfinished", _begun - _finished - _failed);
        _activity?.SetTag("waba.many.pages", _pages);
        _activity?.SetTag("waba.outcome", isComplete ? "ok" : "stopped");
        _activity?.Dispose();

        // A stopped run does not wait any more.
        Volatile.Write(ref _begun, 0);
    }
}
