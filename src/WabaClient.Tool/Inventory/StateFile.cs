using System.Security.Cryptography;
using System.Text;

namespace WabaClient.Tool;

/// <summary>Opens the file in which <c>waba refresh</c> and <c>waba watch</c> keep what they know.</summary>
internal static class StateFile
{
    private const int FingerprintDigits = 16;

    /// <summary>Opens the store of a session.</summary>
    /// <param name="path">The file; null for one in the user's data folder, which belongs to the app and the token.</param>
    /// <exception cref="StateException">The file cannot be used.</exception>
    public static InventoryStore Open(string? path, Session session, ToolHost host)
    {
        if (path is null && session.IsFake)
            return new InMemoryInventoryStore();
        string file = path ?? DefaultPath(session, host);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            return new JsonFileInventoryStore(file);
        }
        catch (InvalidDataException e)
        {
            throw new StateException(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StateException(
                $"The state file {file} cannot be opened. Another waba may be using it; name another one with --state.");
        }
    }

    private static string DefaultPath(Session session, ToolHost host)
    {
        string folder = host.Environment.GetValueOrDefault("XDG_DATA_HOME") is { Length: > 0 } data
            ? data
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        string app = session.AppId ?? (session.AppSecret is { } secret ? Fingerprint(secret) : "default");
        return Path.Combine(folder, WabaCommand.Name, $"{app}-{Fingerprint(session.AccessToken)}.json");
    }

    private static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..FingerprintDigits];
}
