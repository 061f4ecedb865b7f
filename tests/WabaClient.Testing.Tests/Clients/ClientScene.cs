namespace WabaClient.Testing.Tests.Clients;

/// <summary>The graph that all clients list, and the cases that they go through on it.</summary>
internal sealed class ClientScene
{
    public const string GoodToken = "good-token";

    private const string WeakToken = "weak-token";
    private const string Large = "1000000000";
    private const string Throttled = "4000000000";
    private const int PageSize = 100;

    private readonly FakeBusiness _large;

    public ClientScene()
    {
        Graph.AddToken(GoodToken);
        Graph.AddToken(WeakToken, permissions: ["whatsapp_business_messaging"]);
        FakeBusiness empty = Graph.AddBusiness("1", "Lucky Shrub");
        FakeBusiness single = Graph.AddBusiness("2", "Lucky Shrub").AddOwnedAccounts(1);
        FakeBusiness medium = Graph.AddBusiness("250", "Lucky Shrub").AddOwnedAccounts(250);
        _large = Graph.AddBusiness(Large, "Lucky Shrub").AddOwnedAccounts(1_000).AddClientAccounts(60);
        FakeBusiness throttled = Graph.AddBusiness(Throttled, "Lucky Shrub").AddOwnedAccounts(200);
        Graph.Inject(
            GraphFault.RateLimited(regainAccess: TimeSpan.FromMinutes(5)).ForBusiness(Throttled).OnPage(2).Always());

        Cases =
        [
            Lists("0 accounts", empty),
            Lists("1 account", single),
            Lists("250 accounts", medium),
            Lists("1,000 accounts", _large),
            new("client edge, no parameters", ClientAnswer.Listed(_large.ClientAccounts.Select(Id), 25))
            {
                BusinessId = Large,
                Edge = "client_whatsapp_business_accounts",
                Limit = "",
                Fields = "",
            },
            new(
                "newest first",
                ClientAnswer.Listed(_large.OwnedAccounts.OrderByDescending(account => account.CreationTime).Select(Id), PageSize))
            {
                BusinessId = Large,
                Sort = "creation_time_descending",
            },
            new("190", ClientAnswer.Refused(400, "190")) { BusinessId = "2", Token = "unknown-token" },
            new("200", ClientAnswer.Refused(403, "200")) { BusinessId = "2", Token = WeakToken },
            new("100", ClientAnswer.Refused(400, "100")) { BusinessId = "2", Fields = "id,nonsense" },
            new("100/33", ClientAnswer.Refused(400, "100", "33")) { BusinessId = "42" },
            new(
                "80008 on page 2",
                ClientAnswer.Refused(400, "80008") with { Pages = 1, Ids = [.. throttled.OwnedAccounts.Take(PageSize).Select(Id)] })
            {
                BusinessId = Throttled,
            },
        ];
    }

    public FakeGraph Graph { get; } = new();

    public IReadOnlyList<ClientCase> Cases { get; }

    /// <summary>The documented filters, with <paramref name="prefix"/> before their names.</summary>
    public IEnumerable<ClientCase> Filters(string prefix = "filter")
    {
        long from = CreationTime(250);
        long to = CreationTime(699);
        yield return Filtered(
            "IN_RANGE",
            $$"""[{"field":"creation_time","operator":"IN_RANGE","value":["{{from}}","{{to}}"]}]""",
            IsBetween);
        yield return Filtered(
            "GREATER_THAN",
            $$"""[{"field":"creation_time","operator":"GREATER_THAN","value":"{{to}}"}]""",
            IsAfter);
        yield return Filtered(
            "IN",
            """[{"field":"ownership_type","operator":"IN","value":["ON_BEHALF_OF","CLIENT_OWNED"]}]""",
            IsOnBehalf);

        ClientCase Filtered(string name, string filtering, Func<WhatsAppBusinessAccount, bool> matches) =>
            new($"{prefix} {name}", ClientAnswer.Listed(_large.OwnedAccounts.Where(matches).Select(Id), PageSize)) { BusinessId = Large, Filtering = filtering };

        long CreationTime(int index) => _large.OwnedAccounts.ElementAt(index).CreationTime!.Value.ToUnixTimeSeconds();
        bool IsBetween(WhatsAppBusinessAccount account) =>
            account.CreationTime!.Value.ToUnixTimeSeconds() is var time && time >= from && time <= to;
        bool IsAfter(WhatsAppBusinessAccount account) => account.CreationTime!.Value.ToUnixTimeSeconds() > to;
        static bool IsOnBehalf(WhatsAppBusinessAccount account) => account.OwnershipType == OwnershipType.OnBehalfOf;
    }

    private static ClientCase Lists(string name, FakeBusiness business) =>
        new(name, ClientAnswer.Listed(business.OwnedAccounts.Select(Id), PageSize)) { BusinessId = business.Id.Value };

    private static string Id(WhatsAppBusinessAccount account) => account.Id.Value;
}
