namespace WabaClient.Tests.Resilience;

/// <summary>How the fake Graph is reached.</summary>
public enum HostKind
{
    /// <summary>Through a handler, without a wire.</summary>
    Memory,

    /// <summary>Through Kestrel on loopback, with the library's own transport.</summary>
    Kestrel,
}
