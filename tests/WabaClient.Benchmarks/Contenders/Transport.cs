namespace WabaClient.Benchmarks.Contenders;

/// <summary>Where the pages come from.</summary>
public enum Transport
{
    /// <summary>From arrays in the same process.</summary>
    Memory,

    /// <summary>From Kestrel on this machine, in another process.</summary>
    Loopback,
}
