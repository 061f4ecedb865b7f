using WabaClient.SampleTests.Support;
using WabaClient.Testing;

namespace WabaClient.SampleTests;

public sealed class MultiTenantTests(ITestOutputHelper output)
{
    private const string Sample = "MultiTenant";

    [Fact]
    public async Task Of_200_businesses_190_are_complete_5_of_them_in_a_second_round_and_10_are_reported_with_reasons()
    {
        SampleResult result = await SampleProcess.RunAsync(Sample);

        output.WriteLine(result.Text);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("5 token rejected (Expired)", result.Output);
        Assert.Contains("5 throttled for 01:00", result.Output);
        Assert.Equal("190 of 200 complete, 10 failed, 35620 accounts.", result.Output[^1]);
        Assert.Contains(
            "5 tenants are throttled; they are listed again in 00:00:0",
            result.Errors[^1],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configured_tenants_are_listed_with_their_own_tokens()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        foreach (string id in new[] { "1", "2", "3" })
        {
            test.Graph.AddBusiness(id).AddOwnedAccounts(5);
            test.Graph.AddToken($"token-{id}", businesses: [id]);
            test.Settings[$"Tenants__{id}"] = $"token-{id}";
        }

        test.Graph.Inject(GraphFault.PermissionDenied().ForBusiness("2"));

        SampleResult result = await SampleProcess.RunAsync(Sample, test.Settings);

        Assert.Contains("1 permission missing", result.Output);
        Assert.Equal("2 of 3 complete, 1 failed, 10 accounts.", result.Output[^1]);
        Assert.Empty(result.Errors);
        Assert.All(test.Graph.Journal.Requests, request => Assert.True(request.HasToken($"token-{request.ObjectId}")));
    }

    [Fact]
    public async Task A_tenant_that_is_no_business_id_is_bad_input()
    {
        SampleResult result = await SampleProcess.RunAsync(Sample, new Dictionary<string, string> { ["Tenants__shop"] = "token-of-the-shop" });

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("token-of-the-shop", Assert.Single(result.Errors), StringComparison.Ordinal);
    }
}
