using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Testing.Tests;

public sealed class DebugTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_system_user_can_inspect_itself()
    {
        FakeGraph graph = Graph();
        graph.AddTokens(new FakeAccessToken(TestHost.Token)
        {
            Kind = FakeTokenKind.SystemUser,
            Permissions = ["whatsapp_business_management"],
            Targets = new Dictionary<string, IReadOnlyList<string>> { ["whatsapp_business_manage_events"] = ["5", "4"] },
        });

        JsonElement data = await InspectAsync(graph, TestHost.Token);

        Assert.Equal(
            $$"""{"app_id":"400000000000001","type":"SYSTEM_USER","application":"Example App","data_access_expires_at":0,"expires_at":0,"is_valid":true,"issued_at":{{Now.ToUnixTimeSeconds()}},"scopes":["whatsapp_business_management"],"granular_scopes":[{"scope":"whatsapp_business_management"},{"scope":"whatsapp_business_manage_events","target_ids":["5","4"]}],"user_id":"USER"}""",
            data.GetRawText().Replace(data.GetProperty("user_id").GetString()!, "USER", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_expired_token_is_described_with_its_error()
    {
        FakeGraph graph = Graph();
        graph.AddToken(TestHost.Token);
        graph.AddToken("old", expiresAt: Now.AddHours(-1));

        JsonElement data = await InspectAsync(graph, "old");

        Assert.False(data.GetProperty("is_valid").GetBoolean());
        Assert.Equal("USER", data.GetProperty("type").GetString());
        Assert.Equal(Now.AddHours(-1).ToUnixTimeSeconds(), data.GetProperty("expires_at").GetInt64());
        Assert.Equal(
            "190 463",
            $"{data.GetProperty("error").GetProperty("code")} {data.GetProperty("error").GetProperty("subcode")}");
        Assert.Empty(data.GetProperty("scopes").EnumerateArray());
        Assert.Equal(
            190,
            (await InspectAsync(graph, "never added")).GetProperty("error").GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task The_app_itself_can_inspect_and_some_tokens_cannot()
    {
        FakeGraph graph = Graph();
        graph.AddTokens(new FakeAccessToken(TestHost.Token) { CanInspectTokens = false });
        await using TestHost host = await TestHost.StartAsync(graph);

        Assert.Equal(
            "400 100 OAuthException: (#100) You must provide an app access token, or a user access token that is an owner or developer of the app",
            await host.GetErrorAsync("/v26.0/debug_token?input_token=" + TestHost.Token));
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", "400000000000001|secret");
        (_, JsonElement json) = await host.GetAsync("/v26.0/debug_token?input_token=" + TestHost.Token);
        (_, JsonElement me) = await host.GetAsync("/v26.0/me");

        Assert.True(json.GetProperty("data").GetProperty("is_valid").GetBoolean());
        Assert.Equal("Example App", me.GetProperty("name").GetString());
        Assert.StartsWith("400 100", await host.GetErrorAsync("/v26.0/debug_token"), StringComparison.Ordinal);
        Assert.All(
            graph.Journal.Requests,
            request => Assert.DoesNotContain(TestHost.Token, request.ToString(), StringComparison.Ordinal));
    }

    private static async Task<JsonElement> InspectAsync(FakeGraph graph, string token)
    {
        await using TestHost host = await TestHost.StartAsync(graph);
        (int status, JsonElement json) = await host.GetAsync(
            "/v26.0/debug_token?input_token=" + Uri.EscapeDataString(token));
        Assert.Equal(200, status);
        return json.GetProperty("data");
    }

    private static FakeGraph Graph() => new(new FakeGraphOptions
    {
        TimeProvider = new FakeTimeProvider(Now),
        AppId = "400000000000001",
        AppName = "Example App",
        AppSecret = "secret",
    });
}
