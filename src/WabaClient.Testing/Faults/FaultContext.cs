namespace WabaClient.Testing;

/// <summary>What a fault can use.</summary>
/// <param name="Request">The request that meets the fault.</param>
/// <param name="Token">The access token of the request.</param>
/// <param name="AcceptsGzip">Whether the client accepts a gzip body.</param>
/// <param name="Replies">Makes replies that look like Graph's.</param>
/// <param name="Answer">Gets the reply that the request would have had, with something wrong with its paging if need be.</param>
/// <param name="Sample">Draws a latency.</param>
internal sealed record FaultContext(
    RecordedRequest Request,
    string? Token,
    bool AcceptsGzip,
    ReplyFactory Replies,
    Func<PageTwist, FakeReply> Answer,
    Func<FakeLatency, TimeSpan> Sample);
