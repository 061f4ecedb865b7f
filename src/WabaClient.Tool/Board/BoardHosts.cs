using System.Globalization;
using System.Net;

namespace WabaClient.Tool;

/// <summary>
/// The names under which the board is reached. A page that rebinds its own name to this machine sends that name.
/// </summary>
internal sealed class BoardHosts(IPAddress address, int port)
{
    private const string LocalName = "localhost";
    private const int HttpPort = 80;

    /// <summary>Gets the origin of the printed address, such as <c>http://127.0.0.1:5080</c>.</summary>
    public string Origin { get; } = $"http://{Write(IsAny(address) ? IPAddress.Loopback : address)}:{Digits(port)}";

    /// <summary>Returns whether the value of the <c>Host</c> header is one of the board's.</summary>
    /// <remarks>Beyond loopback only addresses are accepted, never names: a rebound name is always a name.</remarks>
    public bool IsOwn(string? host)
    {
        if (host is null || WithoutPort(host) is not { } name)
            return false;
        if (name.Equals(LocalName, StringComparison.OrdinalIgnoreCase))
            return IPAddress.IsLoopback(address) || IsAny(address);
        return IPAddress.TryParse(name.Trim('[', ']'), out IPAddress? named)
            && Write(named) == name
            && (IsAny(address) || named.Equals(address));
    }

    /// <summary>
    /// Returns whether the value of the <c>Origin</c> header is that of the board under the host that was asked.
    /// </summary>
    public static bool IsOwnOrigin(string origin, string host) =>
        origin.Equals($"http://{host}", StringComparison.OrdinalIgnoreCase);

    // Browsers omit the default port.
    private string? WithoutPort(string host)
    {
        string suffix = $":{Digits(port)}";
        if (host.EndsWith(suffix, StringComparison.Ordinal))
            return host[..^suffix.Length];
        return port == HttpPort ? host : null;
    }

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static string Write(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    private static string Digits(int port) => port.ToString(CultureInfo.InvariantCulture);
}
