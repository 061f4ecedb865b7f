namespace WabaClient.Testing;

/// <summary>A reply, and the faults with which it is sent. Both hosts carry it out.</summary>
internal sealed record FakeReply
{
    // Below this size, compressing makes a body larger rather than smaller.
    private const int SmallestCompressed = 200;

    public int Status { get; init; } = 200;

    /// <summary>Gets the headers, in order. A name can occur several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets whether the reply is sent unchanged, without compression.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>Gets Graph's error code if the body is an error, for the journal.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>
    /// Gets a description of the requests that the fake supports, if this one is not supported; otherwise, null.
    /// </summary>
    public string? Expected { get; init; }

    /// <summary>Gets the latency of the headers.</summary>
    public TimeSpan Latency { get; init; }

    public WireFault Fault { get; init; }

    /// <summary>Gets how many bytes of the body arrive before <see cref="Fault"/>; at most its length.</summary>
    public int FaultAt { get; init; }

    /// <summary>Gets the time between two bytes of a body that arrives byte by byte.</summary>
    public TimeSpan DripInterval { get; init; }

    /// <summary>Gets the part of the body that arrives before <see cref="Fault"/>.</summary>
    public ReadOnlyMemory<byte> BodyBeforeFault => Body[..FaultAt];

    /// <summary>Returns the value of a header, or null.</summary>
    public string? Header(string name)
    {
        foreach ((string key, string value) in Headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }

    /// <summary>Returns the reply with a header that replaces those with the same name.</summary>
    public FakeReply WithHeader(string name, string value) =>
        this with
        {
            Headers =
            [
                .. Headers.Where(header => !header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)),
                new(name, value),
            ],
        };

    /// <summary>Returns the reply, compressed if the client accepts it.</summary>
    public FakeReply CompressedFor(string? acceptEncoding)
    {
        if (IsVerbatim || Fault != WireFault.None || Body.Length < SmallestCompressed || Header("Content-Encoding") is not null)
            return this;

        FakeReply varying = WithHeader("Vary", "Accept-Encoding");
        return ContentCoding.Choose(acceptEncoding) is { } coding
            ? varying.WithHeader("Content-Encoding", coding) with { Body = ContentCoding.Compress(coding, Body.Span) }
            : varying;
    }
}
