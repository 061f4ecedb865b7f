namespace WabaClient.Testing;

/// <summary>Faults that occur at random, the same way for the same seed and the same order of requests.</summary>
internal sealed class RandomFaults(int seed, double probability, int mostInARow, GraphFault[] faults)
{
    private readonly Random _random = new(seed);

    // Only pages that failed last time, so it stays small.
    private readonly Dictionary<(string Path, string? Cursor), int> _inARow = [];

    /// <summary>The fault that this request meets, or null. Not thread-safe.</summary>
    public GraphFault? Take(RecordedRequest request)
    {
        // Both are drawn every time, so that one request's fault doesn't depend on another one's conditions.
        bool occurs = _random.NextDouble() < probability;
        GraphFault fault = faults[_random.Next(faults.Length)];

        (string, string?) page = (request.Path, request.Cursor);
        int before = _inARow.GetValueOrDefault(page);
        if (occurs && before < mostInARow && fault.Matches(request))
        {
            _inARow[page] = before + 1;
            return fault;
        }

        _inARow.Remove(page);
        return null;
    }
}
