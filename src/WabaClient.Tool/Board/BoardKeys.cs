using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WabaClient.Tool;

/// <summary>
/// The secrets of a run: the key of the printed address, which works once, and the session that it is exchanged for.
/// </summary>
internal sealed class BoardKeys
{
    private const int Bytes = 32;

    private readonly Lock _lock = new();
    private readonly string _session = Create();
    private string? _key = Create();

    /// <summary>Gets the key of the address; a new one if the last one was used.</summary>
    public string Key
    {
        get
        {
            lock (_lock)
                return _key ??= Create();
        }
    }

    /// <summary>
    /// Returns the name of the cookie. It has the port, because cookies are shared by all ports of a host.
    /// </summary>
    public static string CookieName(int port) => string.Create(CultureInfo.InvariantCulture, $"waba-board-{port}");

    /// <summary>Returns the session for the key, which then becomes invalid; null if the key is wrong.</summary>
    public string? Exchange(string key)
    {
        lock (_lock)
        {
            if (_key is null || !AreEqual(key, _key))
                return null;
            _key = null;
            return _session;
        }
    }

    public bool IsSession(string? cookie) => cookie is not null && AreEqual(cookie, _session);

    private static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    private static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
