using System.Reflection;

namespace WabaClient;

/// <summary>The library's own name and version, for telemetry and the user agent.</summary>
internal static class ThisAssembly
{
    public const string Name = "WabaClient";

    // Without the commit that the SDK appends after a plus sign.
    public static string Version { get; } =
        typeof(ThisAssembly).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion
            .Split('+')[0];
}
