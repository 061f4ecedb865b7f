namespace WabaClient;

/// <summary>Graph's error envelope, as far as it could be read.</summary>
internal sealed record GraphError
{
    public required int Code { get; init; }

    public int? Subcode { get; init; }

    public string? Type { get; init; }

    public string? Message { get; init; }

    public bool IsTransient { get; init; }

    public string? UserTitle { get; init; }

    public string? UserMessage { get; init; }

    public string? Details { get; init; }

    public string? FbTraceId { get; init; }
}
