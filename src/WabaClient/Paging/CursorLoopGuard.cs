namespace WabaClient;

/// <summary>
/// Finds cursors that come round again, in constant memory: Brent's algorithm, which keeps one earlier cursor and moves
/// it forward at powers of two, and the cursor just used, which finds the commonest circle at once.
/// </summary>
internal struct CursorLoopGuard(string? firstCursor)
{
    private string? _kept = firstCursor;
    private long _steps;
    private long _power = 1;

    /// <summary>Takes note of a step from one cursor to the next.</summary>
    /// <returns>True if the next one has been there before.</returns>
    public bool HasSeen(string? current, string next)
    {
        if (next == current || next == _kept)
            return true;
        if (++_steps == _power)
        {
            _kept = next;
            _power *= 2;
            _steps = 0;
        }

        return false;
    }
}
