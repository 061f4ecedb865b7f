namespace WabaClient.Testing;

/// <summary>A reply, and what happens to it on its way. Both hosts carry it out.</summary>
internal sealed record FakeReply
{
    // Below this size, compressing makes a body larger rather than smaller.
    private const int SmallestCompressed = 200;

    public int Status { get; init; } = 200;

    /// <summary>The headers, in order. A name may occur several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the reply is sent as it is: never compressed.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>Graph's code if the body is one of its errors; for the journal.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>The requests that the fake understands, if this one is not among them; else null.</summary>
    public string? Expected { get; init; }

    /// <summary>How long the headers take.</summary>
    public TimeSpan Latency { get; init; }

    public WireFault Fault { get; init; }

    /// <summary>How many bytes of the body arrive before <see cref="Fault"/>; at most its length.</summary>
    public int FaultAt { get; init; }

    /// <summary>The time between two bytes of a body that arrives byte by byte.</summary>
    public TimeSpan DripInterval { get; init; }

    /// <summary>The part of the body that arrives before <see cref="Fault"/>.</summary>
    public ReadOnlyMemory<byte> BodyBeforeFault => Body[..FaultAt];

    /// <summary>The value of a header, or null.</summary>
    public string? Header(string name)
    {
        foreach ((string key, string value) in Headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }

    /// <summary>The reply with a header instead of those of the same name.</summary>
    public FakeReply WithHeader(string name, string value) =>
        this with { Headers = [.. Headers.Where(header => !header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)), new(name, value)] };

    /// <summary>The reply compressed for a client that accepts it.</summary>
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
