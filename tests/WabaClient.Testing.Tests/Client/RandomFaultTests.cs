using FsCheck;
using FsCheck.Fluent;

namespace WabaClient.Testing.Tests;

/// <summary>Any accounts, any page size, any hidden ones, any passing faults: the listing gives exactly the accounts, in order.</summary>
public sealed class RandomFaultTests
{
    private static readonly GraphFault[] Passing =
    [
        GraphFault.RateLimited(), GraphFault.RateLimited(TimeSpan.FromSeconds(30)), GraphFault.TransientError(), GraphFault.Html502(),
        GraphFault.CutJson(), GraphFault.CutBody(), GraphFault.CutBody(at: 0), GraphFault.ResetInBody(), GraphFault.ConnectionReset(),
        GraphFault.EmptyObject(), GraphFault.ServiceUnavailableIn200(), GraphFault.UnfinishedChunkedBody(),
    ];

    [Fact]
    public void In_memory() => Check(HostKind.Memory, runs: 150);

    [Fact]
    public void Over_Kestrel() => Check(HostKind.Kestrel, runs: 25);

    private static void Check(HostKind host, int runs)
    {
        Gen<(int Accounts, int PageSize, int Hidden, int Seed)> scripts =
            from accounts in Gen.Choose(1, 60)
            from pageSize in Gen.Choose(1, 12)
            from hidden in Gen.Choose(0, 3)
            from seed in Gen.Choose(0, 1_000_000)
            select (accounts, pageSize, hidden, seed);
        Prop.ForAll(scripts.ToArbitrary(), script => Task.Run(() => RunAsync(host, script)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(runs));
    }

    private static async Task RunAsync(HostKind host, (int Accounts, int PageSize, int Hidden, int Seed) script)
    {
        TestTime time = new();
        FakeGraph graph = new(new FakeGraphOptions { TimeProvider = time, Seed = script.Seed });
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(script.Accounts);
        HashSet<WabaId> hidden =
        [
            .. business.OwnedAccounts.Select(account => account.Id).Where(
                (_, i) => script.Hidden > 0 && i / 4 % 4 < script.Hidden),
        ];
        business.HideOwnedAccounts(account => hidden.Contains(account.Id));
        graph.InjectRandomly(script.Seed, 0.4, mostInARow: 3, Passing);
        await using FakeGraphServer? server = host == HostKind.Kestrel ? await FakeGraphServer.StartAsync(graph) : null;
        using HttpClient http = server is null ? new HttpClient(graph.CreateHandler()) : new HttpClient();
        BusinessAccountsClient client = new(
            http,
            new WabaClientOptions
            {
                AccessToken = TestHost.Token,
                BaseAddress = server?.BaseAddress ?? new Uri("https://graph.facebook.com/"),
                AttemptTimeout = time.AttemptTimeout,
                MaxRateLimitWait = TimeSpan.FromHours(10),
            },
            timeProvider: time);

        List<string> ids = await time.DriveAsync(ListAsync(client, script.PageSize));

        Assert.Equal(business.OwnedAccounts.Select(account => account.Id.Value), ids);
        graph.Journal.AssertRequests(
            (script.Accounts + script.PageSize - 1) / script.PageSize,
            request => request.Fault is null);
    }

    private static async Task<List<string>> ListAsync(BusinessAccountsClient client, int pageSize)
    {
        List<string> ids = [];
        await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync(
            TestHost.BusinessId,
            new AccountQuery { PageSize = pageSize }))
            ids.Add(account.Id.Value);
        return ids;
    }
}
