namespace WabaClient.Testing;

/// <summary>The order in which the rows of an edge are listed: maps positions to sequence numbers and back.</summary>
/// <remarks>Contains a table only if the rows were not added in the order of their creation times.</remarks>
internal sealed class SortedOrder
{
    private readonly int[]? _sequences;
    private readonly int[]? _positions;
    private readonly bool _reversed;

    private SortedOrder(int count, int[]? sequences, bool reversed)
    {
        Count = count;
        _sequences = sequences;
        _reversed = reversed;
        if (sequences is not null)
        {
            _positions = new int[count];
            for (int position = 0; position < count; position++)
                _positions[sequences[position]] = position;
        }
    }

    public int Count { get; }

    /// <summary>Returns the order in which the rows were added.</summary>
    public static SortedOrder AsAdded(int count) => new(count, null, reversed: false);

    /// <summary>
    /// Returns the order of the creation times. Rows without a time count as the oldest, and rows with equal times keep
    /// the order in which they were added.
    /// </summary>
    public static SortedOrder ByCreationTime(int count, Func<int, long?> creationTimeOf, bool descending)
    {
        long[] times = new long[count];
        bool ascends = true;
        for (int sequence = 0; sequence < count; sequence++)
        {
            times[sequence] = creationTimeOf(sequence) ?? long.MinValue;
            ascends &= sequence == 0 || times[sequence - 1] <= times[sequence];
        }

        if (ascends)
            return new SortedOrder(count, null, descending);

        int[] sequences = [.. Enumerable.Range(0, count)];
        Array.Sort(
            sequences,
            (left, right) => times[left] != times[right] ? times[left].CompareTo(times[right]) : left.CompareTo(right));
        return new SortedOrder(count, sequences, descending);
    }

    public int SequenceAt(int position)
    {
        int forward = _reversed ? Count - 1 - position : position;
        return _sequences is null ? forward : _sequences[forward];
    }

    public int PositionOf(int sequence)
    {
        int forward = _positions is null ? sequence : _positions[sequence];
        return _reversed ? Count - 1 - forward : forward;
    }
}
