namespace WabaClient.Testing;

/// <content>Faults of the connection.</content>
public sealed partial class GraphFault
{
    /// <summary>The connection is reset (RST) before any header.</summary>
    /// <returns>The fault.</returns>
    /// <remarks>Over HTTP/2, every request on the connection fails.</remarks>
    public static GraphFault ConnectionReset() => OfConnection(nameof(ConnectionReset), WireFault.ResetBeforeHeaders);

    /// <summary>The connection is closed (FIN) before any header.</summary>
    /// <returns>The fault.</returns>
    /// <remarks>
    /// Over <see cref="FakeGraphServer"/>, <see cref="SocketsHttpHandler"/> itself sends such a request again, up to
    /// three times. In memory, the request is not repeated.
    /// </remarks>
    public static GraphFault ConnectionClosed() =>
        OfConnection(nameof(ConnectionClosed), WireFault.ClosedBeforeHeaders);

    /// <summary>The connection is refused.</summary>
    /// <returns>The fault.</returns>
    /// <remarks>
    /// In memory only. A running <see cref="FakeGraphServer"/> cannot refuse connections, and resets the connection
    /// instead. Dispose the server to have connections refused.
    /// </remarks>
    public static GraphFault ConnectionRefused() => OfConnection(nameof(ConnectionRefused), WireFault.Refused);

    /// <summary>The HTTP/2 stream is reset with REFUSED_STREAM before any header.</summary>
    /// <returns>The fault.</returns>
    /// <remarks>
    /// Over HTTP/2, <see cref="SocketsHttpHandler"/> itself sends such a request again, up to three times. Over
    /// HTTP/1.1, the connection is reset instead.
    /// </remarks>
    public static GraphFault RefusedStream() => OfConnection(nameof(RefusedStream), WireFault.RefusedStream);

    /// <summary>
    /// The server announces the end of the HTTP/2 connection (GOAWAY) and leaves the request unanswered.
    /// </summary>
    /// <returns>The fault.</returns>
    /// <remarks>
    /// Other requests on the connection are still answered; further requests need another connection. Over HTTP/1.1,
    /// the connection is closed instead.
    /// </remarks>
    public static GraphFault GoAway() => OfConnection(nameof(GoAway), WireFault.GoAway);

    /// <summary>
    /// No header ever arrives, and everything that the client sends on this connection from then on is discarded,
    /// including HTTP/2 pings.
    /// </summary>
    /// <returns>The fault.</returns>
    /// <remarks>
    /// This simulates a peer that has crashed, or a firewall that has dropped the connection. In memory, it is the same
    /// as <see cref="StalledHeaders"/>.
    /// </remarks>
    public static GraphFault SwallowedBytes() => OfConnection(nameof(SwallowedBytes), WireFault.SwallowedBytes);

    /// <summary>No header ever arrives, and the connection stays open.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault StalledHeaders() => OfConnection(nameof(StalledHeaders), WireFault.StalledHeaders);

    /// <summary>
    /// The headers and the start of the body arrive, then nothing more, and the connection stays open.
    /// </summary>
    /// <param name="at">The number of bytes of the body that arrive; null for half of them.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is negative.</exception>
    public static GraphFault StalledBody(int? at = null) => OfBody(nameof(StalledBody), WireFault.StalledBody, at);

    /// <summary>The headers and the start of the body arrive, then the connection is reset (RST).</summary>
    /// <param name="at">How many bytes of the body arrive; null for half of them.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is negative.</exception>
    public static GraphFault ResetInBody(int? at = null) => OfBody(nameof(ResetInBody), WireFault.ResetInBody, at);

    /// <summary>
    /// The headers and the start of the body arrive, then the HTTP/2 stream is reset with INTERNAL_ERROR.
    /// </summary>
    /// <param name="at">How many bytes of the body arrive; null for half of them.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is negative.</exception>
    /// <remarks>Over HTTP/1.1, the connection is reset instead.</remarks>
    public static GraphFault ResetStreamInBody(int? at = null) =>
        OfBody(nameof(ResetStreamInBody), WireFault.ResetStreamInBody, at);

    /// <summary>
    /// The headers with the length of the body and the start of the body arrive, then the connection is closed (FIN).
    /// </summary>
    /// <param name="at">How many bytes of the body arrive; null for half of them.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is negative.</exception>
    public static GraphFault CutBody(int? at = null) => OfBody(nameof(CutBody), WireFault.CutBody, at);

    /// <summary>
    /// The whole body arrives in chunks, then the connection is closed (FIN) instead of the last chunk.
    /// </summary>
    /// <returns>The fault.</returns>
    public static GraphFault UnfinishedChunkedBody() =>
        OfBody(nameof(UnfinishedChunkedBody), WireFault.UnfinishedChunkedBody, at: null);

    /// <summary>The whole body arrives, byte by byte.</summary>
    /// <param name="interval">The time before each byte, on the graph's clock.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is negative.</exception>
    public static GraphFault DrippingBody(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero);
        return OfAnswer(
            nameof(DrippingBody),
            reply => reply with { Fault = WireFault.DrippingBody, DripInterval = interval });
    }

    private static GraphFault OfConnection(string name, WireFault fault) =>
        new(name, _ => new FakeReply { Fault = fault });

    private static GraphFault OfBody(string name, WireFault fault, int? at)
    {
        CheckPosition(at);
        return OfAnswer(name, reply => reply with { Fault = fault, FaultAt = Position(reply, at) });
    }
}
