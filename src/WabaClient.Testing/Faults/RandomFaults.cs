namespace WabaClient.Testing;

/// <summary>Faults that occur at random. The same seed and order of requests result in the same faults.</summary>
internal sealed class RandomFaults(int seed, double probability, int mostInARow, GraphFault[] faults)
{
    private readonly Random _random = new(seed);

    // Contains only pages that failed last time, so it stays small.
    private readonly Dictionary<(string Path, string? Cursor), int> _inARow = [];

    /// <summary>Returns the fault that this request has, or null. Not thread-safe.</summary>
    public GraphFault? Take(RecordedRequest request)
    {
        // Both are drawn every time, so that the fault of one request does not depend on the conditions of another.
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
