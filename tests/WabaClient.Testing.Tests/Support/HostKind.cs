namespace WabaClient.Testing.Tests;

public enum HostKind
{
    Memory,
    Kestrel,
}
