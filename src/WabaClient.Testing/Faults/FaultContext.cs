namespace WabaClient.Testing;

/// <summary>The information and functions that a fault can use.</summary>
/// <param name="Request">The request that has the fault.</param>
/// <param name="Token">The access token of the request.</param>
/// <param name="AcceptsGzip">Whether the client accepts a gzip body.</param>
/// <param name="Replies">Creates replies that look like Graph's.</param>
/// <param name="Answer">
/// Returns the reply that the request would have without the fault, optionally with incorrect paging.
/// </param>
/// <param name="Sample">Draws a latency.</param>
internal sealed record FaultContext(
    RecordedRequest Request,
    string? Token,
    bool AcceptsGzip,
    ReplyFactory Replies,
    Func<PageTwist, FakeReply> Answer,
    Func<FakeLatency, TimeSpan> Sample);
