using WabaClient;

namespace AccountSync;

/// <summary>What is kept up to date, where, and how often.</summary>
internal sealed class SyncOptions
{
    public const string Section = "Sync";

    public string Business { get; set; } = "";

    public string Database { get; set; } = Path.Combine(AppContext.BaseDirectory, "accounts.db");

    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>What is wrong with the settings; null if nothing is.</summary>
    public string? Problem => this switch
    {
        _ when !BusinessId.TryParse(Business, null, out _) => "Sync__Business must be the id of the business to keep up to date.",
        { Interval.Ticks: <= 0 } => "Sync__Interval must be longer than zero, for example 01:00:00.",
        _ => null,
    };
}
