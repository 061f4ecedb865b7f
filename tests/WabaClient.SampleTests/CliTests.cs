using System.Diagnostics;
using System.Text.Json;
using WabaClient.SampleTests.Support;
using WabaClient.Testing;

namespace WabaClient.SampleTests;

public sealed class CliTests
{
    private const string Sample = "Cli";

    [Fact]
    public async Task Without_settings_it_lists_a_fake_business_as_a_table_and_says_so()
    {
        SampleResult result = await SampleProcess.RunAsync(Sample);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("fake Graph", Assert.Single(result.Errors), StringComparison.Ordinal);
        Assert.Equal("250 accounts on 3 pages in 3 calls; 1 % of the rate limit is used.", result.Output[^1]);
        Assert.Equal(250 + 4, result.Output.Count(line => line.StartsWith('│') || line[0] is '┌' or '├' or '└'));
    }

    [Fact]
    public async Task Json_is_one_account_a_line_and_nothing_else_on_stdout()
    {
        SampleResult result = await SampleProcess.RunAsync(Sample, "--json");

        WhatsAppBusinessAccount[] accounts =
        [
            .. result.Output.Select(line => JsonSerializer.Deserialize<WhatsAppBusinessAccount>(line)!),
        ];
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(250, accounts.DistinctBy(account => account.Id).Count());
        Assert.All(accounts, account => Assert.NotNull(account.Name));
    }

    [Fact]
    public async Task The_options_choose_edge_time_order_and_fields()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        FakeBusiness business = test.Graph.AddBusiness("42").AddOwnedAccounts(3);
        for (int day = 1; day <= 9; day++)
            business.AddClientAccount(new() { Id = $"{100 + day}", Name = $"Day {day}", Country = "AT", CreationTime = new(2024, 1, day, 0, 0, 0, TimeSpan.Zero) });

        SampleResult result = await SampleProcess.RunAsync(
            Sample, test.Settings, "42", "--client", "--since", "2024-01-03", "--until", "2024-01-05T00:00:00Z", "--sort", "newest", "--fields", "name,country", "--json");

        Assert.Equal(
            [
                """{"id":"105","name":"Day 5","country":"AT"}""",
                """{"id":"104","name":"Day 4","country":"AT"}""",
                """{"id":"103","name":"Day 3","country":"AT"}""",
            ],
            result.Output);
        Assert.Empty(result.Errors);
    }

    [Theory]
    [InlineData("--since", "2024-01-05", "105 106")]
    [InlineData("--until", "2024-01-02", "101 102")]
    public async Task One_end_of_time_is_included(string option, string date, string expected)
    {
        await using TestGraph test = await TestGraph.StartAsync();
        FakeBusiness business = test.Graph.AddBusiness("42");
        for (int day = 1; day <= 6; day++)
            business.AddOwnedAccount(
                new() { Id = $"{100 + day}", CreationTime = new(2024, 1, day, 0, 0, 0, TimeSpan.Zero) });

        SampleResult result = await SampleProcess.RunAsync(
            Sample, test.Settings, "42", option, date, "--json", "--fields", "id");

        Assert.Equal(expected.Split(' ').Select(id => $$"""{"id":"{{id}}"}"""), result.Output);
    }

    [Fact]
    public async Task Fields_may_have_fields()
    {
        SampleResult result = await SampleProcess.RunAsync(
            Sample, "--json", "--fields", "phone_numbers.limit(1){id,verified_name},name");

        WhatsAppBusinessAccount account = JsonSerializer.Deserialize<WhatsAppBusinessAccount>(result.Output[0])!;
        Assert.NotNull(account.Name);
        Assert.NotNull(Assert.Single(account.PhoneNumbers!.Items).VerifiedName);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("--nonsense")]
    [InlineData("1", "2")]
    [InlineData("--since")]
    [InlineData("--since", "yesterday")]
    [InlineData("--since", "1.2.2024")]
    [InlineData("--since", "0001-01-01")]
    [InlineData("--since", "2024-02-01", "--until", "2024-01-01")]
    [InlineData("--sort", "biggest")]
    [InlineData("--fields", "name,")]
    [InlineData("--fields", "name}")]
    public async Task Bad_input_is_one_line_on_stderr_and_exit_code_2(params string[] arguments)
    {
        SampleResult result = await SampleProcess.RunAsync(Sample, arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Single(result.Errors);
    }

    [Theory]
    [InlineData("Waba__ApiVersion", "latest", "1")]
    [InlineData("Waba__MaxRetryAttempts", "many", "1")]
    [InlineData("Waba__BaseAddress", "http://example.com/", "1")]
    [InlineData("Waba__AppSecret", "")]
    public async Task So_are_bad_settings_and_a_token_without_a_business(
        string name,
        string value,
        params string[] arguments)
    {
        Dictionary<string, string> settings = new() { ["Waba__AccessToken"] = TestGraph.Token, [name] = value };

        SampleResult result = await SampleProcess.RunAsync(Sample, settings, arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.DoesNotContain(TestGraph.Token, Assert.Single(result.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Graph_error_is_its_message_and_hint_and_exit_code_1()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42");
        test.Graph.Inject(GraphFault.PermissionDenied("whatsapp_business_management"));

        SampleResult result = await SampleProcess.RunAsync(Sample, test.Settings, "42");

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Equal(2, result.Errors.Count);
        Assert.Contains("whatsapp_business_management", result.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_secret_it_lists_where_the_app_requires_the_proof()
    {
        await using TestGraph test = await TestGraph.StartAsync(
            new() { AppSecret = "secret-of-the-app", RequireAppSecretProof = true });
        test.Graph.AddBusiness("42").AddOwnedAccounts(130);
        test.Settings["Waba__AppSecret"] = "secret-of-the-app";

        SampleResult result = await SampleProcess.RunAsync(Sample, test.Settings, "42");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Errors);
        Assert.StartsWith("130 accounts on 2 pages in 2 calls", result.Output[^1], StringComparison.Ordinal);
        test.Graph.Journal.AssertPages(1, 2);
    }

    [Fact]
    public async Task Ctrl_C_ends_it_at_once_while_Graph_stalls()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGINT.");
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(10);
        Task arrived = test.WaitForAsync(_ => true);
        test.Graph.Inject(GraphFault.StalledBody().Always());

        await using SampleProcess process = SampleProcess.Start(Sample, test.Settings, "42");
        await arrived;
        Stopwatch watch = Stopwatch.StartNew();
        await process.InterruptAsync();
        SampleResult result = await process.WaitForExitAsync();

        Assert.Equal(130, result.ExitCode);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Empty(result.Errors);
    }
}
