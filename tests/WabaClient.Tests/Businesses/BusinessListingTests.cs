using System.Net;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Businesses;

public sealed class BusinessListingTests
{
    private const string Empty = """{"data":[]}""";

    [Fact]
    public async Task The_businesses_of_a_user_arrive_page_by_page()
    {
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Json("""{"data":[],"paging":{"cursors":{"after":"a"},"next":"n"}}"""),
            () => StubGraph.Json("""{"data":[{"id":"7","name":"Example Group","verification_status":"verified","permitted_roles":["ADMIN"]}]}"""));

        Business business = Assert.Single(await Make.Client(graph).ListBusinessesAsync().ToListAsync());

        Assert.Equal(("7", "Example Group"), (business.Id.Value, business.Name));
        Assert.Equal(BusinessVerificationStatus.Verified, business.VerificationStatus);
        Assert.Equal("ADMIN", business.AdditionalProperties["permitted_roles"][0].GetString());
        Assert.All(graph.Requests, request => Assert.Equal("/v26.0/me/businesses", request.Address.AbsolutePath));
        Assert.Equal("id,name,verification_status", graph.Requests[0]["fields"]);
    }

    [Fact]
    public async Task The_business_of_a_system_user_is_read_from_its_own_node()
    {
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Json(Empty),
            () => StubGraph.Json("""{"id":"5","client_business_id":"7"}"""),
            () => StubGraph.Json("""{"id":"7","name":"Example Group"}"""));

        Business business = Assert.Single(await Make.Client(graph).ListBusinessesAsync().ToListAsync());

        Assert.Equal(("7", "Example Group"), (business.Id.Value, business.Name));
        Assert.Equal(
            ["/v26.0/me/businesses", "/v26.0/me", "/v26.0/7"],
            graph.Requests.Select(request => request.Address.AbsolutePath));
        Assert.Equal("client_business_id", graph.Requests[1]["fields"]);
    }

    [Theory]
    [InlineData(200, null, "(#200) Requires business_management permission")]
    [InlineData(100, 33, "Unsupported get request.")]
    [InlineData(100, null, "(#100) Missing Permission")]
    public async Task Where_its_node_is_refused_only_the_id_is_set(int code, int? subcode, string message)
    {
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Json(Empty),
            () => StubGraph.Json("""{"id":"5","client_business_id":"7"}"""),
            () => StubGraph.Error(code, subcode: subcode, message: message));

        Assert.Equal(
            new Business { Id = "7" },
            Assert.Single(await Make.Client(graph).ListBusinessesAsync().ToListAsync()));
    }

    [Theory]
    [InlineData("""{"id":"5"}""")]
    [InlineData("""{"id":"5","client_business_id":null}""")]
    [InlineData("""{"id":"5","client_business_id":"not an id"}""")]
    public async Task A_user_without_a_business_has_none(string me) =>
        Assert.Empty(await Make.Client(StubGraph.InOrder(() => StubGraph.Json(Empty), () => StubGraph.Json(me))).ListBusinessesAsync().ToListAsync());

    [Fact]
    public async Task A_blocked_me_leaves_the_list_empty_and_other_failures_pass_through()
    {
        BusinessAccountsClient blocked = Make.Client(StubGraph.InOrder(
            () => StubGraph.Json(Empty), () => StubGraph.Error(200, message: "API access blocked.")));
        BusinessAccountsClient expired = Make.Client(
            StubGraph.InOrder(() => StubGraph.Json(Empty), () => StubGraph.Error(190, subcode: 463)));

        Assert.Empty(await blocked.ListBusinessesAsync().ToListAsync());
        InvalidAccessTokenException e = await Assert.ThrowsAsync<InvalidAccessTokenException>(
            () => expired.ListBusinessesAsync().ToListAsync());
        Assert.Equal("me", e.ObjectId);
    }

    [Fact]
    public async Task A_missing_permission_is_named()
    {
        StubGraph graph = new(
            _ => StubGraph.Error(100, HttpStatusCode.BadRequest, message: "(#100) Missing Permission"));

        PermissionDeniedException e = await Assert.ThrowsAsync<PermissionDeniedException>(
            () => Make.Client(graph).ListBusinessesAsync().ToListAsync());

        Assert.Equal(["business_management"], e.RequiredPermissions);
        Assert.Contains("business_management", e.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80008)]
    [InlineData(17)]
    public async Task A_throttle_closes_the_scope_of_the_token(int code)
    {
        StubGraph graph = new(_ => StubGraph.Error(code, regainMinutes: 5));
        BusinessAccountsClient client = Make.Client(graph);

        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListBusinessesAsync().ToListAsync());
        RateLimitedException listing = await Assert.ThrowsAsync<RateLimitedException>(
            () => client.ListOwnedAsync("1").ToListAsync());

        Assert.Equal(0, listing.Attempts);
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task Cancellation_during_the_fallback_carries_the_token_of_the_caller()
    {
        using CancellationTokenSource cancel = new();
        StubGraph graph = new(request =>
        {
            if (request.Number == 1)
                return StubGraph.Json(Empty);
            cancel.Cancel();
            throw new HttpRequestException("reset");
        });

        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Make.Client(graph).ListBusinessesAsync(cancel.Token).ToListAsync());

        Assert.Equal(cancel.Token, e.CancellationToken);
    }
}
