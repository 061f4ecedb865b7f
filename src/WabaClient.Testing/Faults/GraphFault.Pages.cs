namespace WabaClient.Testing;

/// <content>The correct response with a modification.</content>
public sealed partial class GraphFault
{
    /// <summary>The correct response, preceded by a UTF-8 byte order mark.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault ByteOrderMark() => OfAnswer(nameof(ByteOrderMark), reply =>
        reply with { Body = (byte[])[0xEF, 0xBB, 0xBF, .. reply.Body.Span] });

    /// <summary>The start of the correct response as a complete HTTP message, so that the JSON is incomplete.</summary>
    /// <param name="at">The number of bytes of the body that arrive; null for half of them.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is negative.</exception>
    public static GraphFault CutJson(int? at = null)
    {
        CheckPosition(at);
        return OfAnswer(nameof(CutJson), reply => reply with { Body = reply.Body[..Position(reply, at)] });
    }

    /// <summary>
    /// The first half of the compressed correct response as a complete HTTP message, so that the gzip data is
    /// incomplete. A client that does not accept gzip receives <see cref="CutBody"/> instead.
    /// </summary>
    /// <returns>The fault.</returns>
    public static GraphFault CutGzip() => new(nameof(CutGzip), context =>
    {
        FakeReply reply = context.Answer(PageTwist.None);
        if (!context.AcceptsGzip)
            return reply with { Fault = WireFault.CutBody, FaultAt = Position(reply, at: null) };

        byte[] zipped = ContentCoding.Compress(ContentCoding.Gzip, reply.Body.Span);
        return Zipped(reply, zipped.AsMemory(0, zipped.Length / 2));
    });

    /// <summary>
    /// A body of many megabytes that is small when compressed. A client that does not accept gzip receives it
    /// uncompressed.
    /// </summary>
    /// <param name="megabytes">The size of the body, uncompressed; 64 by default.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="megabytes"/> is less than 1.</exception>
    public static GraphFault GzipBomb(int megabytes = 64)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(megabytes, 1);
        Lazy<byte[]> zipped = new(() => ContentCoding.CompressSpaces("""{"data":["""u8, megabytes));
        return new GraphFault(nameof(GzipBomb), context => context.AcceptsGzip
            ? Zipped(context.Replies.Edge(200, ReplyFactory.Json, default), zipped.Value)
            : context.Replies.Edge(200, ReplyFactory.Json, ContentCoding.DecompressGzip(zipped.Value)));
    }

    /// <summary>The correct response, delayed.</summary>
    /// <param name="latency">
    /// The delay, on the graph's clock, in addition to <see cref="FakeGraphOptions.Latency"/>.
    /// </param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="latency"/> is null.</exception>
    public static GraphFault Latency(FakeLatency latency)
    {
        ArgumentNullException.ThrowIfNull(latency);
        return new GraphFault(
            nameof(Latency),
            context => context.Answer(PageTwist.None) with { Latency = context.Sample(latency) });
    }

    /// <summary>The correct page, with a cursor that leads back to that same page.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault RepeatedCursor() => OfPaging(nameof(RepeatedCursor), PageTwist.RepeatedCursor);

    /// <summary>
    /// The correct page, with a cursor that leads back to the first page. Combined with <see cref="OnPage"/> and
    /// <see cref="Always"/>, it makes a loop of that many pages.
    /// </summary>
    /// <returns>The fault.</returns>
    public static GraphFault CursorBackToStart() => OfPaging(nameof(CursorBackToStart), PageTwist.CursorToStart);

    /// <summary>
    /// The correct page, with a <c>next</c> that names another host and contains a token; its cursors are correct.
    /// </summary>
    /// <returns>The fault.</returns>
    public static GraphFault NextOnAnotherHost() => OfPaging(nameof(NextOnAnotherHost), PageTwist.NextOnAnotherHost);

    /// <summary>The correct page without <c>cursors</c>; the URL in <c>next</c> contains the cursor.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault NextWithoutCursors() => OfPaging(nameof(NextWithoutCursors), PageTwist.NextWithoutCursors);

    /// <summary>
    /// The correct page without <c>cursors</c>, and with a <c>next</c> whose URL contains no cursor either.
    /// </summary>
    /// <returns>The fault.</returns>
    public static GraphFault NextWithoutAnyCursor() =>
        OfPaging(nameof(NextWithoutAnyCursor), PageTwist.NextWithoutAnyCursor);

    /// <summary>The correct response with the specified usage headers.</summary>
    /// <param name="entries">
    /// The entries. Entries with an id form <c>X-Business-Use-Case-Usage</c>, and an entry without an id is
    /// <c>X-App-Usage</c>. Consecutive entries with the same id share an array, as recorded for two types and for the
    /// same type twice. An id that occurs again later becomes a repeated key, as in Meta's own sample.
    /// </param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is null.</exception>
    public static GraphFault Usage(params FakeUsage[] entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        FakeUsage[] business = [.. entries.Where(entry => entry.ObjectId is not null)];
        FakeUsage? app = entries.LastOrDefault(entry => entry.ObjectId is null);
        return OfAnswer(nameof(Usage), reply =>
        {
            if (business.Length > 0)
                reply = reply.WithHeader(UsageHeaderText.BusinessName, UsageHeaderText.Business(business));
            return app is null ? reply : reply.WithHeader(UsageHeaderText.AppName, UsageHeaderText.App(app));
        });
    }

    private static void CheckPosition(int? at) => ArgumentOutOfRangeException.ThrowIfNegative(at ?? 0, nameof(at));

    private static int Position(FakeReply reply, int? at) => Math.Min(at ?? reply.Body.Length / 2, reply.Body.Length);

    private static FakeReply Zipped(FakeReply reply, ReadOnlyMemory<byte> body) =>
        (reply with { Body = body }).WithHeader("Content-Encoding", "gzip");

    private static GraphFault OfPaging(string name, PageTwist twist) => new(name, context => context.Answer(twist));

    private static GraphFault OfAnswer(string name, Func<FakeReply, FakeReply> change) =>
        new(name, context => change(context.Answer(PageTwist.None)));
}
