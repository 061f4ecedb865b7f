using System.Globalization;
using WabaClient.Testing;

namespace WabaClient.Tool;

/// <summary>The businesses of the fake Graph of <c>--fake</c> and <c>waba fake</c>.</summary>
internal static class FakeWorld
{
    public const string Token = "any-token";
    public const long FirstId = 1234567890;

    private const int ClientShare = 10;

    private static readonly string[] Names = ["Lucky Shrub", "Jasper's Market", "Wind & Wool"];

    /// <summary>Creates a graph. The same numbers result in the same accounts in each process.</summary>
    /// <param name="clock">The clock of the rate limits.</param>
    /// <param name="options">The numbers of businesses, accounts and phone numbers.</param>
    public static FakeGraph Create(TimeProvider clock, FakeWorldOptions options)
    {
        FakeClock fakeClock = new(clock);
        FakeGraph graph = new(new FakeGraphOptions { RateLimit = options.RateLimit, TimeProvider = fakeClock });
        foreach ((BusinessId id, string name) in BusinessesOf(options.Businesses))
        {
            FakeBusiness business = graph.AddBusiness(id, name);
            if (options.Numbers is { } numbers)
                business.AddOwnedAccounts(options.Accounts, numbers).AddClientAccounts(options.Accounts / ClientShare, numbers);
            else
                business.AddOwnedAccounts(options.Accounts).AddClientAccounts(options.Accounts / ClientShare);
        }

        fakeClock.StandsStill = false;
        return graph;
    }

    /// <summary>Returns the ids and names of the first businesses of a graph.</summary>
    public static IEnumerable<(BusinessId Id, string Name)> BusinessesOf(int count)
    {
        for (int i = 0; i < count; i++)
        {
            string suffix = i < Names.Length ? "" : string.Create(CultureInfo.InvariantCulture, $" {(i / Names.Length) + 1}");
            yield return ((FirstId + i).ToString(CultureInfo.InvariantCulture), Names[i % Names.Length] + suffix);
        }
    }
}
