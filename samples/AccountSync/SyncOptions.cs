using WabaClient;

namespace AccountSync;

/// <summary>Specifies which business is synchronized, into which database, and how often.</summary>
internal sealed class SyncOptions
{
    public const string Section = "Sync";

    public string Business { get; set; } = "";

    // Not in the build folder, because a clean build must not delete data.
    public string Database { get; set; } = Path.Combine(Folder, "accounts.db");

    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The folder of the default database.</summary>
    public static string Folder { get; } = Path.Combine(
        Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify),
        "WabaClient.AccountSync");

    /// <summary>Gets what is wrong with the settings; null if they are valid.</summary>
    public string? Problem => this switch
    {
        _ when !BusinessId.TryParse(
            Business,
            null,
            out _) => "Sync__Business must be the id of the business to synchronize, 1 to 32 digits.",
        { Interval.Ticks: <= 0 } => "Sync__Interval must be longer than zero, for example 00:15:00.",
        { Database: "" } => "Sync__Database must be the path of a file.",
        _ => null,
    };
}
