namespace WabaClient;

/// <summary>The contents of Graph's error envelope, as far as they could be read.</summary>
internal sealed record GraphError
{
    /// <summary>Gets the error code; null if neither the envelope nor the message contains one.</summary>
    public int? Code { get; init; }

    public int? Subcode { get; init; }

    public string? Type { get; init; }

    public string? Message { get; init; }

    /// <summary>
    /// Gets what Graph states about a retry; null if it states nothing, which is not the same as false.
    /// </summary>
    public bool? IsTransient { get; init; }

    public string? UserTitle { get; init; }

    public string? UserMessage { get; init; }

    public string? Details { get; init; }

    public string? FbTraceId { get; init; }
}
