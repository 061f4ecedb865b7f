namespace Fleet;

/// <summary>The status of a process of the fleet.</summary>
internal sealed record WorkerStatus
{
    public int Businesses { get; init; }

    public int Accounts { get; init; }

    public int Calls { get; init; }

    public int Waits { get; init; }

    public int Throttles { get; init; }

    public int GateFailures { get; init; }

    public int Failed { get; init; }

    public bool IsDone { get; init; }
}
