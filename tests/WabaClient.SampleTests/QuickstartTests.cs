using WabaClient.SampleTests.Support;
using WabaClient.Testing;

namespace WabaClient.SampleTests;

public sealed class QuickstartTests
{
    private const string Sample = "Quickstart";

    [Theory]
    [InlineData]
    [InlineData("1234567890")]
    public async Task Without_a_token_it_lists_the_accounts_of_a_fake_Graph_one_per_line(params string[] arguments)
    {
        SampleResult result = await SampleProcess.RunAsync(Sample, arguments);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("fake Graph", Assert.Single(result.Errors), StringComparison.Ordinal);
        Assert.Equal(250, result.Output.Select(IdOf).Distinct().Count());
        Assert.All(result.Output, line => Assert.True(BusinessId.TryParse(IdOf(line), null, out _), line));
    }

    [Fact]
    public async Task With_a_token_it_lists_the_business()
    {
        await using TestGraph test = await TestGraph.StartAsync(
            new() { AppSecret = "0123456789abcdef0123456789abcdef", RequireAppSecretProof = true });
        FakeBusiness business = test.Graph.AddBusiness("42").AddOwnedAccounts(130);
        test.Settings["Waba__AppSecret"] = "0123456789abcdef0123456789abcdef";

        SampleResult result = await SampleProcess.RunAsync(Sample, test.Settings, "42");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Errors);
        Assert.Equal(business.OwnedAccounts.Select(account => account.Id.Value), result.Output.Select(IdOf));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("--help")]
    [InlineData("1", "2")]
    public async Task A_bad_id_is_one_line_on_stderr_and_exit_code_2(params string[] arguments)
    {
        SampleResult result = await SampleProcess.RunAsync(Sample, arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Single(result.Errors);
    }

    [Theory]
    [InlineData("ApiVersion", "latest", "1")]
    [InlineData("MaxRetryAttempts", "many", "1")]
    [InlineData("BaseAddress", "http://example.com/", "1")]
    [InlineData("AccessToken", "Bearer token-of-the-test", "1")]
    [InlineData("AccessToken", "token-of-the-test")]
    public async Task A_bad_setting_is_one_line_that_names_it_and_exit_code_2(
        string name,
        string value,
        params string[] arguments)
    {
        Dictionary<string, string> settings =
            new() { ["Waba__AccessToken"] = TestGraph.Token, [$"Waba__{name}"] = value };

        SampleResult result = await SampleProcess.RunAsync(Sample, settings, arguments);

        string line = Assert.Single(result.Errors);
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(name, line, StringComparison.Ordinal);
        Assert.DoesNotContain(TestGraph.Token, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_listing_is_its_message_and_hint_and_exit_code_1()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(130);
        test.Graph.Inject(GraphFault.PermissionDenied("whatsapp_business_management").OnPage(2));

        SampleResult result = await SampleProcess.RunAsync(Sample, test.Settings, "42");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(100, result.Output.Count);
        Assert.Equal(2, result.Errors.Count);
        Assert.Contains("whatsapp_business_management", result.Errors[0], StringComparison.Ordinal);
    }

    private static string IdOf(string line) => line.Split(' ')[0];
}
