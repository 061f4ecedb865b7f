using Microsoft.Extensions.Logging;

namespace WabaClient.Tool;

/// <summary>The log of an inventory: shows what is not reported in another way.</summary>
/// <param name="errors">Where failures of the state file are reported.</param>
/// <param name="clock">The clock of repeated reports.</param>
/// <param name="warnOfRemovals">Called when accounts of an edge may be gone.</param>
internal sealed class InventoryWarnings(
    ErrorOutput errors, TimeProvider clock, Action<BusinessId, AccountEdges, int> warnOfRemovals) : ILoggerFactory, ILogger
{
    private const int RemovalsPending = 1;

    private static readonly TimeSpan ReportInterval = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private string? _reported;
    private long _reportedAt;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id == RemovalsPending && state is IReadOnlyList<KeyValuePair<string, object?>> values)
            warnOfRemovals((BusinessId)ValueOf("BusinessId"), (AccountEdges)ValueOf("Edge"), (int)ValueOf("Count"));
        else if (exception is not null)
            ReportNotSaved(exception);

        object ValueOf(string name) => values.First(value => value.Key == name).Value!;
    }

    public void Dispose()
    {
    }

    /// <summary>Reports that the state file could not be written, at most once a minute.</summary>
    public void ReportNotSaved(Exception exception)
    {
        // The store of a full disk fails once for each edge, and each time that it is tried again.
        StateException failure = StateFile.NotSaved(exception);
        lock (_lock)
        {
            if (failure.Message == _reported && clock.GetElapsedTime(_reportedAt) < ReportInterval)
                return;
            _reported = failure.Message;
            _reportedAt = clock.GetTimestamp();
            errors.Failure(failure);
        }
    }
}
