using System.Diagnostics.CodeAnalysis;

namespace WabaClient;

/// <summary>The schedule of the watched businesses: which they are, and when each is read next. Thread-safe.</summary>
internal sealed class WatchSchedule(InventorySettings settings, TimeProvider time)
{
    private static readonly TimeSpan NudgeGap = TimeSpan.FromSeconds(2);

    private readonly object _lock = new();
    private readonly SteadyClock _clock = new(time);
    private readonly Dictionary<BusinessId, WatchedBusiness> _businesses = [];

    // An entry is valid only if its time is still that of the business.
    private readonly PriorityQueue<WatchedBusiness, DateTimeOffset> _queue = new();
    private int _watchesOfAll;
    private int _running;
    private DateTimeOffset _listDue;

    /// <summary>Gets the signal that is set when another business is due, or a pass over one has ended.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Gets whether a pass over a business is in progress.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_lock)
                return _running > 0;
        }
    }

    /// <summary>Adds a watch.</summary>
    /// <param name="ids">The businesses; null for all that the token has access to.</param>
    public void Add(IReadOnlyCollection<BusinessId>? ids)
    {
        lock (_lock)
        {
            if (ids is null && _watchesOfAll++ == 0)
                _listDue = _clock.Now;
            foreach (BusinessId id in ids ?? [])
                Find(id).Watches++;
        }

        Changed.Set();
    }

    public void Remove(IReadOnlyCollection<BusinessId>? ids)
    {
        lock (_lock)
        {
            _watchesOfAll -= ids is null ? 1 : 0;
            foreach (BusinessId id in ids ?? [])
                _businesses[id].Watches--;
            foreach (WatchedBusiness business in _businesses.Values)
                Forget(business);
        }
    }

    /// <summary>
    /// Replaces the businesses that the token has access to. Businesses without access are no longer read.
    /// </summary>
    public void SetSeen(IReadOnlyCollection<BusinessId> ids)
    {
        HashSet<BusinessId> seen = [.. ids];
        lock (_lock)
        {
            foreach (BusinessId id in seen)
                Find(id).IsSeen = true;
            foreach (WatchedBusiness business in _businesses.Values)
            {
                business.IsSeen = seen.Contains(business.Id);
                Forget(business);
            }
        }

        Changed.Set();
    }

    /// <summary>
    /// Makes a business due immediately; after a short delay if it was just nudged; or after the wait if it is
    /// throttled.
    /// </summary>
    public void Nudge(BusinessId id)
    {
        lock (_lock)
        {
            if (!_businesses.TryGetValue(id, out WatchedBusiness? business) || !IsWatched(business))
                return;
            business.IsNudged = true;
            if (business.OpenEdges == 0 && NudgeDue(business) < business.Due)
                Enqueue(business, NudgeDue(business));
        }

        Changed.Set();
    }

    /// <summary>Starts the passes over the businesses that are due.</summary>
    /// <returns>The businesses, and whether each was requested by a nudge.</returns>
    public IReadOnlyList<(BusinessId Id, bool IsNudged)> TakeDue()
    {
        DateTimeOffset now = _clock.Now;
        List<(BusinessId Id, bool IsNudged)> due = [];
        lock (_lock)
        {
            while (TryPeek(out WatchedBusiness? business) && business.Due <= now)
            {
                _queue.Dequeue();
                due.Add((business.Id, business.IsNudged));
                business.NudgedAt = business.IsNudged ? now : business.NudgedAt;
                business.IsNudged = false;
                business.BeganAt = now;
                business.OpenEdges = settings.Edges.Count;
                _running++;
            }
        }

        return due;
    }

    /// <summary>Returns the time until the next business is due; a long time if there is none.</summary>
    public TimeSpan UntilDue()
    {
        lock (_lock)
            return TryPeek(out WatchedBusiness? business) ? business.Due - _clock.Now : TimeSpan.MaxValue;
    }

    /// <summary>
    /// Returns the time until the businesses that the token has access to are listed; a long time if no watch needs
    /// them.
    /// </summary>
    public TimeSpan UntilList()
    {
        lock (_lock)
            return _watchesOfAll > 0 ? _listDue - _clock.Now : TimeSpan.MaxValue;
    }

    /// <summary>Sets the delay after which the businesses that the token has access to are listed next.</summary>
    public void PlanList(TimeSpan delay)
    {
        lock (_lock)
            _listDue = _clock.Now + delay;
    }

    /// <summary>
    /// Records that an edge is finished, and schedules the next pass over the business when all its edges are.
    /// </summary>
    public void End(EdgeResult result)
    {
        lock (_lock)
        {
            WatchedBusiness business = _businesses[result.BusinessId];
            business.Results.Add(result);
            if (--business.OpenEdges == 0)
            {
                _running--;
                Plan(business);
                business.Results.Clear();
                Forget(business);
            }
        }

        Changed.Set();
    }

    /// <summary>Makes every business due whose pass did not end.</summary>
    public void Restart()
    {
        lock (_lock)
        {
            _running = 0;
            foreach (WatchedBusiness business in _businesses.Values.Where(business => business.OpenEdges > 0))
            {
                business.OpenEdges = 0;
                business.Results.Clear();
                Enqueue(business, _clock.Now);
                Forget(business);
            }
        }
    }

    private static bool IsWatched(WatchedBusiness business) => business.Watches > 0 || business.IsSeen;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private WatchedBusiness Find(BusinessId id)
    {
        if (!_businesses.TryGetValue(id, out WatchedBusiness? business))
        {
            _businesses[id] = business = new WatchedBusiness(id);
            Enqueue(business, _clock.Now);
        }

        return business;
    }

    private void Forget(WatchedBusiness business)
    {
        business.IsSeen &= _watchesOfAll > 0;
        if (!IsWatched(business) && business.OpenEdges == 0)
            _businesses.Remove(business.Id);
    }

    private void Plan(WatchedBusiness business)
    {
        DateTimeOffset now = _clock.Now;
        Exception?[] failures = [.. business.Results.Select(result => result.Failure)];
        TimeSpan? throttle = WatchDelay.Throttle(failures, settings.Interval, Random.Shared.NextDouble());
        business.Failures = throttle is null && failures.All(failure => failure is not null) ? business.Failures + 1 : 0;
        business.ThrottledUntil = throttle is null ? DateTimeOffset.MinValue : now + throttle.Value;

        // The change that a nudge announced may be newer than the pass that was stored instead of this one.
        business.IsNudged |= business.NudgedAt == business.BeganAt && business.Results.Any(result => result.IsDropped);
        TimeSpan delay = WatchDelay.Next(settings.Interval, business.Failures, Random.Shared.NextDouble());
        DateTimeOffset due = throttle is null ? Later(now, business.BeganAt + delay) : business.ThrottledUntil;
        Enqueue(business, business.IsNudged && NudgeDue(business) < due ? NudgeDue(business) : due);
    }

    private DateTimeOffset NudgeDue(WatchedBusiness business)
    {
        DateTimeOffset due = _clock.Now;
        if (business.NudgedAt != DateTimeOffset.MinValue)
            due = Later(due, business.NudgedAt + NudgeGap);
        return Later(due, business.ThrottledUntil);
    }

    private void Enqueue(WatchedBusiness business, DateTimeOffset due)
    {
        business.Due = due;
        _queue.Enqueue(business, due);
    }

    private bool TryPeek([NotNullWhen(true)] out WatchedBusiness? business)
    {
        while (_queue.TryPeek(out business, out DateTimeOffset due))
        {
            bool isCurrent = business.Due == due
                && business.OpenEdges == 0
                && _businesses.GetValueOrDefault(business.Id) == business;
            if (isCurrent)
                return true;
            _queue.Dequeue();
        }

        return false;
    }
}
