using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Testing.Tests;

public sealed class TokenTests
{
    [Fact]
    public async Task Without_a_token_there_is_no_answer()
    {
        await using TestHost host = await TestHost.StartAsync(Graph());
        host.Http.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(
            "400 104 OAuthException: An access token is required to request this resource.",
            await host.GetErrorAsync(TestHost.Owned));
        Assert.Equal(
            "400 104 OAuthException: An access token is required to request this resource.",
            await host.GetErrorAsync(TestHost.Owned + "?access_token="));
    }

    [Fact]
    public async Task Any_token_will_do_until_one_is_added()
    {
        FakeGraph graph = Graph();
        await using TestHost host = await TestHost.StartAsync(graph);

        Assert.Equal(200, (await host.GetAsync(TestHost.Owned)).Status);
        graph.AddToken("another-token");

        Assert.Equal("400 190 OAuthException: Invalid OAuth access token.", await host.GetErrorAsync(TestHost.Owned));

        host.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(200, (await host.GetAsync(TestHost.Owned + "?access_token=another-token")).Status);
    }

    [Theory]
    [InlineData(HostKind.Memory)]
    [InlineData(HostKind.Kestrel)]
    public async Task A_refused_token_gets_a_challenge_in_Graphs_own_grammar(HostKind kind)
    {
        FakeGraph graph = Graph();
        graph.AddToken("good");
        await using TestHost host = await TestHost.StartAsync(kind, graph);

        using HttpResponseMessage response = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));

        Assert.Equal(
            "OAuth \"Facebook Platform\" \"invalid_token\" \"Invalid OAuth access token.\"",
            Assert.Single(response.Headers.NonValidated["WWW-Authenticate"]));
    }

    [Fact]
    public async Task A_token_expires_on_the_clock()
    {
        FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 26, 22, 0, 0, TimeSpan.Zero));
        FakeGraph graph = Graph(new FakeGraphOptions { TimeProvider = time });
        graph.AddToken(TestHost.Token, expiresAt: time.GetUtcNow().AddMinutes(48));
        await using TestHost host = await TestHost.StartAsync(graph);

        Assert.Equal(200, (await host.GetAsync(TestHost.Owned)).Status);
        time.Advance(TimeSpan.FromMinutes(48));

        Assert.Equal(
            "400 190/463 OAuthException: Error validating access token: Session has expired on Friday, 26-Jun-26 15:48:00 PDT. The current time is Friday, 26-Jun-26 15:48:00 PDT.",
            await host.GetErrorAsync(TestHost.Owned));
    }

    [Theory]
    [InlineData("2026-12-01T00:00:00Z", "Monday, 30-Nov-26 16:00:00 PST")]
    [InlineData("2026-03-08T09:59:59Z", "Sunday, 08-Mar-26 01:59:59 PST")]
    [InlineData("2026-03-08T10:00:00Z", "Sunday, 08-Mar-26 03:00:00 PDT")]
    [InlineData("2026-11-01T08:59:59Z", "Sunday, 01-Nov-26 01:59:59 PDT")]
    [InlineData("2026-11-01T09:00:00Z", "Sunday, 01-Nov-26 01:00:00 PST")]
    [InlineData("2027-01-01T07:59:59Z", "Thursday, 31-Dec-26 23:59:59 PST")]
    public async Task An_expiry_is_in_the_time_of_California_whichever_it_is(string expiry, string text)
    {
        FakeTimeProvider time = new(DateTimeOffset.Parse(expiry, System.Globalization.CultureInfo.InvariantCulture));
        FakeGraph graph = Graph(new FakeGraphOptions { TimeProvider = time });
        graph.AddToken(TestHost.Token, expiresAt: time.GetUtcNow());
        await using TestHost host = await TestHost.StartAsync(graph);

        Assert.Contains(
            $"Session has expired on {text}.",
            await host.GetErrorAsync(TestHost.Owned),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_can_be_expired_and_revoked_and_replaced()
    {
        FakeGraph graph = Graph();
        graph.AddToken(TestHost.Token);
        await using TestHost host = await TestHost.StartAsync(graph);

        graph.ExpireToken(TestHost.Token);
        Assert.StartsWith("400 190/463 ", await host.GetErrorAsync(TestHost.Owned), StringComparison.Ordinal);
        graph.RevokeToken(TestHost.Token);
        Assert.StartsWith("400 190/460 ", await host.GetErrorAsync(TestHost.Owned), StringComparison.Ordinal);
        graph.AddToken(TestHost.Token);
        Assert.Equal(200, (await host.GetAsync(TestHost.Owned)).Status);

        Assert.Throws<ArgumentException>(() => graph.RevokeToken("never added"));
        Assert.Throws<ArgumentException>(() => graph.ExpireToken("never added"));
        Assert.Throws<ArgumentException>(() => graph.AddToken(""));
    }

    [Theory]
    [InlineData(TestHost.Owned, "whatsapp_business_management", "business_management")]
    [InlineData(TestHost.Owned, "business_management", "whatsapp_business_management")]
    [InlineData(TestHost.Client, "business_management", "whatsapp_business_management")]
    [InlineData("/v26.0/5", "business_management", "whatsapp_business_management")]
    public async Task A_missing_permission_is_named(string path, string has, string lacks)
    {
        FakeGraph graph = Graph();
        graph.AddToken(TestHost.Token, permissions: [has]);
        await using TestHost host = await TestHost.StartAsync(graph);

        Assert.Equal($"403 200 OAuthException: (#200) Requires {lacks} permission", await host.GetErrorAsync(path));

        graph.AddToken(TestHost.Token, permissions: [has, lacks]);
        Assert.Equal(200, (await host.GetAsync(path)).Status);
    }

    [Fact]
    public async Task The_client_edge_does_not_need_business_management()
    {
        FakeGraph graph = Graph();
        graph.AddToken(TestHost.Token, permissions: ["whatsapp_business_management"]);
        await using TestHost host = await TestHost.StartAsync(graph);

        Assert.Equal(200, (await host.GetAsync(TestHost.Client)).Status);
    }

    [Fact]
    public async Task Businesses_that_a_token_may_not_see_do_not_exist_for_it()
    {
        FakeGraph graph = Graph();
        graph.AddBusiness("99").AddOwnedAccount(new() { Id = "990" });
        graph.AddToken(TestHost.Token, businesses: ["99"]);
        await using TestHost host = await TestHost.StartAsync(graph);

        Assert.Equal(200, (await host.GetAsync("/v26.0/99/owned_whatsapp_business_accounts")).Status);
        Assert.Equal(200, (await host.GetAsync("/v26.0/990")).Status);
        Assert.StartsWith(
            "400 100/33 GraphMethodException: ",
            await host.GetErrorAsync(TestHost.Owned),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "400 100/33 GraphMethodException: ",
            await host.GetErrorAsync("/v26.0/5"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_in_the_header_counts()
    {
        FakeGraph graph = Graph();
        graph.AddToken("good");
        await using TestHost host = await TestHost.StartAsync(graph);

        host.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("bearer", "good");
        Assert.Equal(200, (await host.GetAsync(TestHost.Owned + "?access_token=bad")).Status);
    }

    private static FakeGraph Graph(FakeGraphOptions? options = null)
    {
        FakeGraph graph = new(options);
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccount(new() { Id = "5" });
        return graph;
    }
}
