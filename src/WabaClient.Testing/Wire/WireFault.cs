namespace WabaClient.Testing;

/// <summary>What the connection does to a reply. From <see cref="StalledBody"/> on, the headers arrive.</summary>
internal enum WireFault
{
    /// <summary>Nothing; the reply arrives.</summary>
    None,

    /// <summary>No header ever arrives, and the connection stays open.</summary>
    StalledHeaders,

    /// <summary>A RST instead of headers.</summary>
    ResetBeforeHeaders,

    /// <summary>A FIN instead of headers.</summary>
    ClosedBeforeHeaders,

    /// <summary>The connection is refused.</summary>
    Refused,

    /// <summary>HTTP/2: the stream is reset with REFUSED_STREAM before any header.</summary>
    RefusedStream,

    /// <summary>HTTP/2: a GOAWAY frame, and the stream is reset with INTERNAL_ERROR before any header.</summary>
    GoAway,

    /// <summary>
    /// No header ever arrives, and everything that the client sends on this connection from then on is discarded.
    /// </summary>
    SwallowedBytes,

    /// <summary>The headers and the start of the body arrive, then nothing, and the connection stays open.</summary>
    StalledBody,

    /// <summary>The headers and the start of the body arrive, then a RST.</summary>
    ResetInBody,

    /// <summary>
    /// HTTP/2: the headers and the start of the body arrive, then the stream is reset with INTERNAL_ERROR.
    /// </summary>
    ResetStreamInBody,

    /// <summary>The headers promise a length, the start of the body arrives, then a FIN.</summary>
    CutBody,

    /// <summary>The whole body arrives in chunks, then a FIN instead of the last chunk.</summary>
    UnfinishedChunkedBody,

    /// <summary>The whole body arrives, byte by byte.</summary>
    DrippingBody,
}
