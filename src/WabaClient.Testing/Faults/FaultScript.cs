namespace WabaClient.Testing;

/// <summary>The faults that were injected and can still occur, in order.</summary>
internal sealed class FaultScript
{
    private readonly object _lock = new();
    private readonly List<(GraphFault Fault, int? Left)> _waiting = [];
    private readonly List<RandomFaults> _random = [];

    public void Add(GraphFault fault)
    {
        lock (_lock)
            _waiting.Add((fault, fault.Shots));
    }

    public void Add(RandomFaults faults)
    {
        lock (_lock)
            _random.Add(faults);
    }

    public void Clear()
    {
        lock (_lock)
        {
            _waiting.Clear();
            _random.Clear();
        }
    }

    /// <summary>
    /// Returns the first fault that matches, and counts its occurrence; otherwise, a random fault, or null.
    /// </summary>
    public GraphFault? Take(RecordedRequest request)
    {
        lock (_lock)
        {
            for (int i = 0; i < _waiting.Count; i++)
            {
                (GraphFault fault, int? left) = _waiting[i];
                if (!fault.Matches(request))
                    continue;

                if (left == 1)
                    _waiting.RemoveAt(i);
                else
                    _waiting[i] = (fault, left - 1);
                return fault;
            }

            foreach (RandomFaults faults in _random)
            {
                if (faults.Take(request) is { } fault)
                    return fault;
            }
        }

        return null;
    }
}
