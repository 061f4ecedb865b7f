namespace WabaClient.Testing;

/// <summary>What a fault has at hand.</summary>
/// <param name="Request">The request that met it.</param>
/// <param name="Token">The access token of the request.</param>
/// <param name="AcceptsGzip">Whether the caller can read a gzip body.</param>
/// <param name="Replies">Makes replies that look like Graph's.</param>
/// <param name="Answer">Gets the reply that the request would have had, if need be with something wrong about its paging.</param>
/// <param name="Sample">Draws a latency.</param>
internal sealed record FaultContext(
    RecordedRequest Request,
    string? Token,
    bool AcceptsGzip,
    ReplyFactory Replies,
    Func<PageTwist, FakeReply> Answer,
    Func<FakeLatency, TimeSpan> Sample);
