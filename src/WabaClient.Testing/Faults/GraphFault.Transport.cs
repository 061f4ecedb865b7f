namespace WabaClient.Testing;

/// <content>What connections do.</content>
public sealed partial class GraphFault
{
    /// <summary>The connection is reset (RST) before any header.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault ConnectionReset() => OfConnection(nameof(ConnectionReset), WireFault.ResetBeforeHeaders);

    /// <summary>The connection is closed (FIN) before any header.</summary>
    /// <returns>The fault.</returns>
    /// <remarks>Over <see cref="FakeGraphServer"/>, .NET's own handler sends such a request again by itself, up to three times; in memory nobody does.</remarks>
    public static GraphFault ConnectionClosed() => OfConnection(nameof(ConnectionClosed), WireFault.ClosedBeforeHeaders);

    /// <summary>Nobody listens.</summary>
    /// <returns>The fault.</returns>
    /// <remarks>In memory only. A <see cref="FakeGraphServer"/> that runs can't refuse, and resets the connection instead; to have connections refused, dispose of it.</remarks>
    public static GraphFault ConnectionRefused() => OfConnection(nameof(ConnectionRefused), WireFault.Refused);

    /// <summary>No header ever arrives, and the connection stays open.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault StalledHeaders() => OfConnection(nameof(StalledHeaders), WireFault.StalledHeaders);

    /// <summary>Headers and the start of the body arrive, then nothing more, and the connection stays open.</summary>
    /// <param name="at">How many bytes of the body arrive; null for half of them.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is negative.</exception>
    public static GraphFault StalledBody(int? at = null) => OfBody(nameof(StalledBody), WireFault.StalledBody, at);

    /// <summary>Headers and the start of the body arrive, then the connection is reset (RST).</summary>
    /// <param name="at">How many bytes of the body arrive; null for half of them.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is negative.</exception>
    public static GraphFault ResetInBody(int? at = null) => OfBody(nameof(ResetInBody), WireFault.ResetInBody, at);

    /// <summary>Headers with the length of the body and the start of it arrive, then the connection is closed (FIN).</summary>
    /// <param name="at">How many bytes of the body arrive; null for half of them.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is negative.</exception>
    public static GraphFault CutBody(int? at = null) => OfBody(nameof(CutBody), WireFault.CutBody, at);

    /// <summary>The whole body arrives in chunks, then the connection is closed (FIN) instead of the last chunk.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault UnfinishedChunkedBody() => OfBody(nameof(UnfinishedChunkedBody), WireFault.UnfinishedChunkedBody, at: null);

    /// <summary>The whole body arrives, byte by byte.</summary>
    /// <param name="interval">The time before each byte, on the graph's clock.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is negative.</exception>
    public static GraphFault DrippingBody(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero);
        return OfAnswer(nameof(DrippingBody), reply => reply with { Fault = WireFault.DrippingBody, DripInterval = interval });
    }

    private static GraphFault OfConnection(string name, WireFault fault) => new(name, _ => new FakeReply { Fault = fault });

    private static GraphFault OfBody(string name, WireFault fault, int? at)
    {
        CheckPosition(at);
        return OfAnswer(name, reply => reply with { Fault = fault, FaultAt = Position(reply, at) });
    }
}
