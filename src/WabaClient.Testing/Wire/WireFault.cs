namespace WabaClient.Testing;

/// <summary>What the connection does to a reply.</summary>
internal enum WireFault
{
    /// <summary>Nothing: the reply arrives.</summary>
    None,

    /// <summary>No header ever arrives, and the connection stays open.</summary>
    StalledHeaders,

    /// <summary>A RST instead of headers.</summary>
    ResetBeforeHeaders,

    /// <summary>A FIN instead of headers.</summary>
    ClosedBeforeHeaders,

    /// <summary>No connection at all.</summary>
    Refused,

    /// <summary>The headers and the start of the body arrive, then nothing, and the connection stays open.</summary>
    StalledBody,

    /// <summary>The headers and the start of the body arrive, then a RST.</summary>
    ResetInBody,

    /// <summary>The headers promise a length, the start of the body arrives, then a FIN.</summary>
    CutBody,

    /// <summary>The whole body arrives in chunks, then a FIN instead of the last chunk.</summary>
    UnfinishedChunkedBody,

    /// <summary>The whole body arrives, byte by byte.</summary>
    DrippingBody,
}
