namespace WabaClient.Tests.Support;

/// <summary>How the fake Graph is reached.</summary>
public enum HostKind
{
    /// <summary>Through a handler, without sockets.</summary>
    Memory,

    /// <summary>Through Kestrel on loopback, with the library's own transport.</summary>
    Kestrel,

    /// <summary>The same over TLS and HTTP/2.</summary>
    Http2,
}
