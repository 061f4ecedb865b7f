using WabaClient.Testing;

namespace WabaClient.Tool;

/// <summary>The size of a fake Graph.</summary>
internal sealed record FakeWorldOptions
{
    public const int DefaultBusinesses = 3;
    public const int DefaultAccounts = 250;

    public int Businesses { get; init; } = DefaultBusinesses;

    /// <summary>Gets the number of accounts that each business owns.</summary>
    public int Accounts { get; init; } = DefaultAccounts;

    /// <summary>Gets the number of phone numbers of each account; null for one to seven.</summary>
    public int? Numbers { get; init; }

    /// <summary>Gets the rate limit; by default, the limit that Meta documents for an active account.</summary>
    public FakeRateLimit RateLimit { get; init; } = FakeRateLimit.PerHour(5_000);
}
