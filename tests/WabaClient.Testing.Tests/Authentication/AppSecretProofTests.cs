using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Testing.Tests;

public sealed class AppSecretProofTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private const string Wrong = "400 100 GraphMethodException: Invalid appsecret_proof provided in the API argument";

    [Fact]
    public async Task A_proof_is_checked_when_it_is_sent()
    {
        await using TestHost host = await StartAsync(new FakeGraphOptions { AppSecret = Secret });

        Assert.Equal(200, (await host.GetAsync(TestHost.Owned)).Status);
        Assert.Equal(200, (await host.GetAsync($"{TestHost.Owned}?appsecret_proof={Proof(TestHost.Token)}")).Status);
        Assert.Equal(Wrong, await host.GetErrorAsync($"{TestHost.Owned}?appsecret_proof={Proof("another token")}"));
        Assert.Equal(
            Wrong,
            await host.GetErrorAsync($"{TestHost.Owned}?appsecret_proof={Proof(TestHost.Token).ToUpperInvariant()}"));
    }

    [Fact]
    public async Task Metas_formula_holds()
    {
        await using TestHost host = await StartAsync(new FakeGraphOptions { AppSecret = Secret });
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", "EAAB_example_token");

        Assert.Equal(200, (await host.GetAsync(TestHost.Owned + "?appsecret_proof=11b82e0793ae887d187e39a42bad2a69bb5d2dbc040e74315b26edf6e12e3be7")).Status);
    }

    [Fact]
    public async Task A_proof_can_be_required()
    {
        await using TestHost host = await StartAsync(
            new FakeGraphOptions { AppSecret = Secret, RequireAppSecretProof = true });

        Assert.Equal(
            "400 100 GraphMethodException: API calls from the server require an appsecret_proof argument",
            await host.GetErrorAsync(TestHost.Owned));
        Assert.Equal(200, (await host.GetAsync($"{TestHost.Owned}?appsecret_proof={Proof(TestHost.Token)}")).Status);
        Assert.Throws<ArgumentException>(() => new FakeGraph(new FakeGraphOptions { RequireAppSecretProof = true }));
    }

    [Fact]
    public async Task A_proof_that_is_bound_to_a_time_is_good_for_five_minutes()
    {
        FakeTimeProvider time = new();
        await using TestHost host = await StartAsync(new FakeGraphOptions { AppSecret = Secret, TimeProvider = time });
        string seconds = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        string path =
            $"{TestHost.Owned}?appsecret_time={seconds}&appsecret_proof={Proof($"{TestHost.Token}|{seconds}")}";

        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(200, (await host.GetAsync(path)).Status);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Wrong, await host.GetErrorAsync(path));
    }

    [Fact]
    public async Task Without_a_secret_a_proof_means_nothing()
    {
        await using TestHost host = await StartAsync(new FakeGraphOptions());

        Assert.Equal(200, (await host.GetAsync(TestHost.Owned + "?appsecret_proof=whatever")).Status);
    }

    private static string Proof(string message) =>
        Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(message)))
            .ToLowerInvariant();

    private static Task<TestHost> StartAsync(FakeGraphOptions options)
    {
        FakeGraph graph = new(options);
        graph.AddBusiness(TestHost.BusinessId);
        return TestHost.StartAsync(graph);
    }
}
