namespace WabaClient.Testing;

/// <summary>A reply, and what happens to it on its way; both hosts carry it out.</summary>
internal sealed record FakeReply
{
    public int Status { get; init; } = 200;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Graph's code if the body is one of its errors; for the journal.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>What would have been understood, if the fake does not model the path; else null.</summary>
    public string? Expected { get; init; }

    /// <summary>How long the headers take.</summary>
    public TimeSpan Latency { get; init; }

    public WireFault Fault { get; init; }

    /// <summary>How many bytes of the body arrive before <see cref="Fault"/>; at most its length.</summary>
    public int FaultAt { get; init; }

    /// <summary>The time between two bytes of a dripping body.</summary>
    public TimeSpan DripInterval { get; init; }

    /// <summary>The part of the body that arrives before <see cref="Fault"/>.</summary>
    public ReadOnlyMemory<byte> BodyBeforeFault => Body[..FaultAt];

    public FakeReply WithHeader(string name, string value) =>
        this with { Headers = [.. Headers.Where(header => !header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)), new(name, value)] };
}
