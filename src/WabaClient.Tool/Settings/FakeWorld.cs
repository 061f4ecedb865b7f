using System.Globalization;
using WabaClient.Testing;

namespace WabaClient.Tool;

/// <summary>The businesses of the fake Graph of <c>--fake</c> and <c>waba fake</c>.</summary>
internal static class FakeWorld
{
    public const string Token = "any-token";
    public const int Businesses = 3;
    public const int Accounts = 250;

    private const long FirstId = 1234567890;
    private const int ClientShare = 10;

    private static readonly string[] Names = ["Lucky Shrub", "Jasper's Market", "Wind & Wool"];

    /// <summary>Gets the rate limit that Graph documents for an active account.</summary>
    public static FakeRateLimit RateLimit { get; } = FakeRateLimit.PerHour(5_000);

    /// <summary>Fills a graph. The same numbers give the same ids in each process.</summary>
    public static IReadOnlyList<FakeBusiness> Fill(FakeGraph graph, int businesses, int accounts, int? numbers = null)
    {
        List<FakeBusiness> added = [];
        for (int i = 0; i < businesses; i++)
        {
            string name = Names[i % Names.Length] + (i < Names.Length ? "" : string.Create(CultureInfo.InvariantCulture, $" {(i / Names.Length) + 1}"));
            FakeBusiness business = graph.AddBusiness((FirstId + i).ToString(CultureInfo.InvariantCulture), name);
            if (numbers is { } each)
                business.AddOwnedAccounts(accounts, each).AddClientAccounts(accounts / ClientShare, each);
            else
                business.AddOwnedAccounts(accounts).AddClientAccounts(accounts / ClientShare);
            added.Add(business);
        }

        return added;
    }

    public static FakeGraph Create(TimeProvider clock)
    {
        FakeGraph graph = new(new FakeGraphOptions { RateLimit = RateLimit, TimeProvider = clock });
        Fill(graph, Businesses, Accounts);
        return graph;
    }
}
