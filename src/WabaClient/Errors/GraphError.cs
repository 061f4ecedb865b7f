namespace WabaClient;

/// <summary>Graph's error envelope, as far as it could be read.</summary>
internal sealed record GraphError
{
    /// <summary>The error code; null where the envelope and its message have none.</summary>
    public int? Code { get; init; }

    public int? Subcode { get; init; }

    public string? Type { get; init; }

    public string? Message { get; init; }

    /// <summary>What Graph states about a retry; null where it states nothing, which is not the same as false.</summary>
    public bool? IsTransient { get; init; }

    public string? UserTitle { get; init; }

    public string? UserMessage { get; init; }

    public string? Details { get; init; }

    public string? FbTraceId { get; init; }
}
