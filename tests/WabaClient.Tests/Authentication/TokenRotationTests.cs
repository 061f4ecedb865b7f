using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Authentication;

public sealed class TokenRotationTests
{
    private const int Pages = 5;

    public static TheoryData<int> EveryPage => [.. Enumerable.Range(1, Pages)];

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task A_token_that_expires_on_any_page_loses_nothing_and_the_provider_is_asked_once_more(int page)
    {
        Vault vault = new(asked => asked <= page ? "old" : "new");

        FakeGraph graph = await ListAsync(page, vault);

        Assert.Equal(Pages + 1, vault.Asked.Count);
        Assert.All(vault.Asked, rejected => Assert.Null(rejected));
        Assert.Equal(
            Enumerable.Repeat("old", page).Concat(Enumerable.Repeat("new", Pages - page + 1)),
            graph.Journal.Requests.Select(TokenOf));
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task A_provider_that_keeps_the_refused_token_is_told_so_once(int page)
    {
        Vault vault = new(_ => "old");

        FakeGraph graph = await ListAsync(page, vault);

        Assert.Equal(Pages + 2, vault.Asked.Count);
        Assert.Equal(new GraphAccessToken("old"), Assert.Single(vault.Asked, rejected => rejected is not null));
        Assert.Equal(Pages - page + 1, graph.Journal.Requests.Count(request => request.HasToken("new")));
    }

    private static async Task<FakeGraph> ListAsync(int expiresOn, Vault vault)
    {
        FakeGraph graph = new();
        FakeBusiness business = graph.AddBusiness("77").AddOwnedAccounts(3 * Pages);
        graph.AddToken("old");
        graph.AddToken("new");
        graph.Inject(GraphFault.Html502().When(request =>
        {
            if (request.Page == expiresOn && request.HasToken("old"))
                graph.ExpireToken("old");
            return false;
        }));

        List<WhatsAppBusinessAccount> accounts = await Make.Client(
            graph.CreateHandler(),
            new TestTime(),
            o => o.MaxRetryAttempts = 0,
            vault)
            .ListOwnedAsync("77", new AccountQuery { PageSize = 3 })
            .ToListAsync();

        Assert.Equal(business.OwnedAccounts.Select(account => account.Id), accounts.Select(account => account.Id));
        Assert.Equal(Pages + 1, graph.Journal.TotalRequests);
        Assert.Equal(190, Assert.Single(graph.Journal.Requests, request => request.ErrorCode is not null).ErrorCode);
        return graph;
    }

    private static string TokenOf(RecordedRequest request) =>
        request.HasToken("old") ? "old" : request.HasToken("new") ? "new" : "none";

    /// <summary>Returns the n-th token for the n-th request. If a token was rejected, returns a new one from then on.</summary>
    private sealed class Vault(Func<int, string> token) : IGraphAccessTokenProvider
    {
        private bool _renewed;

        public List<GraphAccessToken?> Asked { get; } = [];

        public ValueTask<GraphAccessToken> GetAccessTokenAsync(
            GraphAccessTokenRequest request,
            CancellationToken cancellationToken)
        {
            Asked.Add(request.RejectedToken);
            _renewed |= request.RejectedToken is not null;
            return new(new GraphAccessToken(_renewed ? "new" : token(Asked.Count)));
        }
    }
}
