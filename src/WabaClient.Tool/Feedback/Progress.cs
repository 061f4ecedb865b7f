using System.Globalization;

namespace WabaClient.Tool;

/// <summary>Shows the progress of a listing if standard error is a terminal.</summary>
internal sealed class Progress : IDisposable
{
    private readonly StatusLine _status;
    private readonly Session _session;
    private readonly TimeProvider _clock;
    private readonly string _noun;
    private readonly Lock _lock = new();
    private int _rows;
    private int _pages;
    private int? _usage;
    private string? _wait;
    private DateTimeOffset _waitEnd;

    /// <param name="noun">What is counted, in the singular.</param>
    public Progress(StatusLine status, Session session, TimeProvider clock, string noun)
    {
        _status = status;
        _session = session;
        _clock = clock;
        _noun = noun;
        session.Client.Waiting += OnWaiting;
        Show();
    }

    private string Counts
    {
        get
        {
            string pages = _pages == 0 ? "" : $", {Plural.Of(_pages, "page")}";
            string counts = $"{Plural.Of(_rows, _noun)}{pages}, {Plural.Of(_session.Calls, "call")}";
            return _usage is null ? counts : string.Create(CultureInfo.InvariantCulture, $"{counts}, {_usage} % of the rate limit");
        }
    }

    /// <summary>Counts rows that are not those of a page.</summary>
    public void Add(int rows)
    {
        lock (_lock)
        {
            _rows += rows;
            Show();
        }
    }

    /// <summary>Counts a page and rows of it.</summary>
    public void Add(int rows, GraphResponseInfo? response)
    {
        lock (_lock)
        {
            _rows += rows;
            _pages++;
            foreach (RateLimitUsage usage in response?.Usage ?? [])
                _usage = Math.Max(usage.CallCount, Math.Max(usage.TotalCpuTime, usage.TotalTime));
            if (_clock.GetUtcNow() >= _waitEnd)
                _wait = null;
            Show();
        }
    }

    /// <summary>Writes the totals as a separate line.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _status.Close();
            if (_status.HasTerminal)
                _status.WriteLine($"{Counts}.");
        }
    }

    public void Dispose()
    {
        _session.Client.Waiting -= OnWaiting;
        _status.Close();
    }

    private void OnWaiting(object? sender, WaitingEventArgs e)
    {
        string end = Moments.WriteTimeOfDay(e.Until.ToOffset(_clock.LocalTimeZone.GetUtcOffset(e.Until)));
        string what = e.Reason switch
        {
            WaitReason.Retry => "failed; retries at",
            WaitReason.Pacing => "paced; continues at",
            _ => "throttled; continues at",
        };
        lock (_lock)
        {
            _wait = $"{what} {end}";
            _waitEnd = e.Until;
            if (_status.HasTerminal && !_status.CanRedraw)
                _status.WriteLine(_wait);
            Show();
        }
    }

    private void Show()
    {
        if (_status.CanRedraw)
            _status.Show(_wait is null ? Counts : $"{_wait} ({Counts})");
    }
}
