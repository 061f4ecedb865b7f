using System.Security.Cryptography;
using System.Text;

namespace WabaClient.Tool;

/// <summary>Opens the file in which <c>waba refresh</c> and <c>waba watch</c> keep what they know.</summary>
internal static class StateFile
{
    private const int FingerprintDigits = 16;

    /// <summary>Opens the store of a session.</summary>
    /// <param name="path">
    /// The file; null for one in the user's data folder, which belongs to the app and the token.
    /// </param>
    /// <exception cref="StateException">The file cannot be used.</exception>
    public static InventoryStore Open(string? path, Session session, ToolHost host)
    {
        if (path is null && session.IsFake)
            return new InMemoryInventoryStore();
        if (path is not null && string.IsNullOrWhiteSpace(path))
            throw new UsageException("--state must be the name of a file.");
        string file = path ?? DefaultPath(session, host);
        if (Directory.Exists(file))
            throw new StateException($"The state file {file} is a folder; name a file with --state.");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            return new JsonFileInventoryStore(file);
        }
        catch (InvalidDataException e)
        {
            throw new StateException(ToolWords.Translate(e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StateException(IsInUse(e)
                ? $"The state file {file} is in use by another waba; stop that one, or name another file with --state."
                : $"The state file {file} cannot be opened; name another one with --state. {e.Message}");
        }
    }

    /// <summary>Explains why the file could not be written.</summary>
    public static StateException NotSaved(Exception e) => new(e switch
    {
        IOException { InnerException: (IOException or UnauthorizedAccessException) and var cause } => NotSavedBecause(cause),
        IOException or UnauthorizedAccessException => NotSavedBecause(e),

        // The message of an unexpected exception could contain anything.
        _ => $"The state file cannot be written: {e.GetType().Name}.",
    });

    private static string NotSavedBecause(Exception cause) => $"The state file cannot be written. {cause.Message}";

    private static bool IsInUse(Exception e) => e.HResult == (OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : DescriptorStream.WouldBlock);

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
