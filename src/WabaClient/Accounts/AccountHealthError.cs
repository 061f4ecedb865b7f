namespace WabaClient;

/// <summary>A reason why messages cannot be sent. Source: Meta's reference page.</summary>
public sealed record AccountHealthError
{
    /// <summary>Meta's number for the reason (<c>error_code</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public int? ErrorCode { get; init; }

    /// <summary>The reason in words (<c>error_description</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? ErrorDescription { get; init; }

    /// <summary>What to do about it, in words (<c>possible_solution</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? PossibleSolution { get; init; }
}
