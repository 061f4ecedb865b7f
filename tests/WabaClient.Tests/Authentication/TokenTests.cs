using System.Net;
using WabaClient.Tests.Businesses;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Authentication;

public sealed class TokenTests
{
    private const string Proof = "11b82e0793ae887d187e39a42bad2a69bb5d2dbc040e74315b26edf6e12e3be7";

    [Fact]
    public async Task The_proof_is_metas_hmac_of_the_token_on_every_page()
    {
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Page([1], "b"), () => StubGraph.Page([2]));

        await Make.Client(
            graph,
            configure: o => (o.AccessToken, o.AppSecret) = ("EAAB_example_token", "0123456789abcdef0123456789abcdef"))
            .ListOwnedAsync("1")
            .ToListAsync();

        Assert.All(graph.Requests, request => Assert.Equal(Proof, request["appsecret_proof"]));
        Assert.All(
            graph.Requests,
            request => Assert.DoesNotContain("EAAB_example_token", request.Address.AbsoluteUri, StringComparison.Ordinal));
    }

    [Fact]
    public void The_proof_is_computed_once_a_token_however_tokens_alternate()
    {
        TokenSource tokens = new(new StaticAccessTokenProvider(null), "secret");
        TokenCredentials one = tokens.CredentialsFor(new("token1")), other = tokens.CredentialsFor(new("token2"));

        Assert.NotEqual(one.AppSecretProof, other.AppSecretProof);
        for (int i = 0; i < 3; i++)
        {
            Assert.Same(one, tokens.CredentialsFor(new(string.Concat("token", "1"))));
            Assert.Same(other, tokens.CredentialsFor(new(string.Concat("token", "2"))));
        }
    }

    [Fact]
    public async Task A_provider_is_asked_for_every_attempt_with_the_business()
    {
        TestTime time = new();
        Provider provider = new((_, _) => "tokenA");
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Error(2),
            () => StubGraph.Page([1], "b"),
            () => StubGraph.Page([2]));

        await time.DriveAsync(Make.Client(graph, time, tokens: provider).ListOwnedAsync("77").ToListAsync());

        Assert.Equal(3, provider.Asked.Count);
        Assert.All(
            provider.Asked,
            request => Assert.Equal(("77", null, null), (request.BusinessId?.Value, request.AccountId, request.RejectedToken)));
    }

    [Fact]
    public async Task Businesses_have_their_own_tokens()
    {
        Provider provider = new((request, _) => "token-of-" + (request.BusinessId?.Value ?? request.AccountId?.Value));
        StubGraph graph = new(request => request.Address.AbsolutePath.EndsWith("/3", StringComparison.Ordinal) ? StubGraph.Json("""{"id":"3"}""") : StubGraph.Page([]));
        BusinessAccountsClient client = Make.Client(graph, tokens: provider);

        await client.ListOwnedAsync("1").ToListAsync();
        await client.ListClientAsync("2").ToListAsync();
        await client.GetAsync("3");

        Assert.Equal(
            ["Bearer token-of-1", "Bearer token-of-2", "Bearer token-of-3"],
            graph.Requests.Select(r => r.Authorization));
    }

    [Theory]
    [InlineData(190)]
    [InlineData(0)]
    [InlineData(102)]
    public async Task A_refused_token_is_replaced_and_the_same_page_repeated(int code)
    {
        Provider provider = new((_, count) => count <= 2 ? "old" : "new");
        StubGraph graph = new(request => (request["after"], request.Authorization) switch
        {
            (null, _) => StubGraph.Page([1], "b"),
            ("b", "Bearer old") => StubGraph.Error(code),
            _ => StubGraph.Page([2]),
        });

        Assert.Equal(
            [1, 2],
            (await Make.Client(graph, configure: o => o.MaxRetryAttempts = 0, tokens: provider).ListOwnedAsync("1").ToListAsync()).Ids());

        Assert.Equal(3, provider.Asked.Count);
        Assert.All(provider.Asked, request => Assert.Null(request.RejectedToken));
    }

    [Fact]
    public async Task Only_a_provider_that_repeats_the_refused_token_is_told_so()
    {
        Provider provider = new((request, _) => request.RejectedToken is null ? "old" : "fresh");
        StubGraph graph = new(
            request => request.Authorization == "Bearer old" ? StubGraph.Error(190) : StubGraph.Page([1]));

        Assert.Equal([1], (await Make.Client(graph, tokens: provider).ListOwnedAsync("1").ToListAsync()).Ids());

        Assert.Equal(
            [null, null, new GraphAccessToken("old")],
            provider.Asked.Select(request => request.RejectedToken));
    }

    [Fact]
    public async Task The_same_token_again_ends_in_the_exception()
    {
        Provider provider = new((_, _) => "old");
        StubGraph graph = new(_ => StubGraph.Error(190, subcode: 463));

        InvalidAccessTokenException e = await Assert.ThrowsAsync<InvalidAccessTokenException>(
            () => Make.Client(graph, tokens: provider).ListOwnedAsync("1").ToListAsync());

        Assert.Equal((1, InvalidAccessTokenReason.Expired), (e.Attempts, e.Reason));
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task A_page_gets_one_other_token_and_no_more()
    {
        Provider provider = new((_, count) => $"token{count}");
        StubGraph graph = new(_ => StubGraph.Error(190));

        InvalidAccessTokenException e = await Assert.ThrowsAsync<InvalidAccessTokenException>(
            () => Make.Client(graph, tokens: provider).ListOwnedAsync("1").ToListAsync());

        Assert.Equal(2, e.Attempts);
    }

    [Fact]
    public async Task What_a_provider_throws_passes_unchanged_and_is_not_retried()
    {
        InvalidTimeZoneException thrown = new();
        Provider provider = new((_, _) => throw thrown);
        StubGraph graph = new(_ => StubGraph.Page([]));

        Assert.Same(thrown, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Make.Client(graph, tokens: provider).ListOwnedAsync("1").ToListAsync()));

        Assert.Single(provider.Asked);
        Assert.Empty(graph.Requests);
    }

    [Fact]
    public async Task A_provider_that_returns_an_empty_token_ends_in_an_exception_that_says_so()
    {
        StubGraph graph = new(_ => StubGraph.Page([1]));
        StubTokens tokens = new((_, _) => new(new GraphAccessToken("")));

        ArgumentException e = await Make.Client(graph, tokens: tokens).FailAsync<ArgumentException>();

        Assert.StartsWith("Not a valid access token: it is empty or", e.Message, StringComparison.Ordinal);
        Assert.Contains("an IGraphAccessTokenProvider without a token should throw", e.Message, StringComparison.Ordinal);
        Assert.Empty(graph.Requests);
    }

    [Fact]
    public async Task A_providers_exception_is_not_retried_even_if_it_is_a_transient_one_of_the_library()
    {
        GraphConnectionException thrown = new("vault") { IsTransient = true };
        Provider provider = new((_, _) => throw thrown);

        Assert.Same(
            thrown,
            await Make.Client(new StubGraph(_ => StubGraph.Page([1])), tokens: provider).FailAsync<GraphConnectionException>());

        Assert.Single(provider.Asked);
    }

    [Fact]
    public async Task A_smaller_page_is_requested_with_a_token_that_is_requested_again()
    {
        Provider provider = new((_, count) => $"token{count}");
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Error(
                1,
                HttpStatusCode.InternalServerError,
                message: "Please reduce the amount of data you're asking for"),
            () => StubGraph.Page([1]));

        await Make.Client(graph, tokens: provider).ListAsync();

        Assert.Equal(
            ["100 Bearer token1", "50 Bearer token2"],
            graph.Requests.Select(r => $"{r["limit"]} {r.Authorization}"));
    }

    [Fact]
    public async Task Without_a_token_the_request_goes_without_and_graph_says_104()
    {
        StubGraph graph = new(_ => StubGraph.Error(104));

        InvalidSignatureException e = await Assert.ThrowsAsync<InvalidSignatureException>(
            () => Make.Client(graph, configure: o => o.AccessToken = null).ListOwnedAsync("1").ToListAsync());

        Assert.Null(graph.Requests[0].Authorization);
        Assert.Contains("AccessToken", e.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_prints_as_stars_compares_and_refuses_what_is_no_token()
    {
        Assert.Equal("***", new GraphAccessToken("secret").ToString());
        Assert.Equal("***", $"{new GraphAccessToken("secret")}");
        Assert.Equal(new GraphAccessToken("a"), new GraphAccessToken("a"));
        Assert.NotEqual(new GraphAccessToken("a"), new GraphAccessToken("b"));
        Assert.All(
            new[] { "", " ", "Bearer x", "a\n", "ü" },
            text => Assert.Throws<ArgumentException>(() => new GraphAccessToken(text)));
        Assert.Throws<ArgumentNullException>(() => new GraphAccessToken(null!));
    }

    private sealed class Provider(Func<GraphAccessTokenRequest, int, string> token) : IGraphAccessTokenProvider
    {
        public List<GraphAccessTokenRequest> Asked { get; } = [];

        public ValueTask<GraphAccessToken> GetAccessTokenAsync(
            GraphAccessTokenRequest request,
            CancellationToken cancellationToken)
        {
            Asked.Add(request);
            return new(new GraphAccessToken(token(request, Asked.Count)));
        }
    }
}
