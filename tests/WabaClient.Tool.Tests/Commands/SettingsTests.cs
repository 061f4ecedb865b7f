using System.Text.Json;
using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.Commands;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("list", "42")]
    [InlineData("get", "42")]
    [InlineData("numbers", "42")]
    [InlineData("businesses")]
    public async Task Without_a_token_it_says_where_to_put_one(params string[] args)
    {
        ToolResult result = await new ToolRun().RunAsync(args);

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("Waba__AccessToken", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_nearly_right_is_pointed_out()
    {
        ToolRun run = new();
        run.Environment["Waba_AccessToken"] = Planted.Token;

        ToolResult result = await run.RunAsync("list", "42");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("Waba_AccessToken is set; the name of the variable is Waba__AccessToken.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_is_nearly_one_is_pointed_out_and_others_are_left_alone()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(1);
        test.Environment["Waba__AppSecert"] = "1";
        test.Environment["Waba__Webhooks__VerifyToken"] = "1";

        ToolResult result = await test.RunAsync("list", "42", "--quiet");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("Waba__AppSecert is not a setting. Did you mean 'Waba__AppSecret'?", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public async Task A_short_token_of_a_test_does_not_mask_names_in_json()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddToken("code");
        test.Environment["Waba__AccessToken"] = "code";

        ToolResult result = await test.RunAsync("list", "42", "-o", "json");

        Assert.Equal(100, JsonDocument.Parse(result.Error).RootElement.GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task The_token_of_a_file_or_of_standard_input_wins_over_the_environment()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        using TempFolder folder = new();
        test.Graph.AddBusiness("42").AddOwnedAccounts(2);
        test.Environment["Waba__AccessToken"] = "EAAJanotherTokenThatIsWrong";
        ToolRun withInput = test.Tool();
        withInput.Input = Planted.Token + "\r\n";

        ToolResult fromFile = await test.RunAsync("list", "42", "-o", "ids", "--token-file", folder.Write("token", $"  {Planted.Token}\n"));
        ToolResult fromInput = await withInput.RunAsync("list", "42", "-o", "ids", "--token-file", "-");
        ToolResult fromEnvironment = await test.RunAsync("list", "42", "-o", "ids");

        Assert.Equal(2, fromFile.OutputLines.Length);
        Assert.Equal(2, fromInput.OutputLines.Length);
        Assert.Equal(4, fromEnvironment.ExitCode);
    }

    [Fact]
    public async Task An_empty_token_file_is_no_token()
    {
        using TempFolder folder = new();

        Assert.Equal(4, (await new ToolRun().RunAsync("list", "42", "--token-file", folder.Write("token", "\n"))).ExitCode);
    }

    [Theory]
    [InlineData("Waba__ApiVersion", "latest", 2)]
    [InlineData("Waba__MaxRetryAttempts", Planted.Token, 2)]
    [InlineData("Waba__BaseAddress", "http://example.com/", 2)]
    [InlineData("Waba__MaxDelay", "30", 2)]
    [InlineData("Waba__AccessToken", "Bearer " + Planted.Token, 4)]
    [InlineData("Waba__AppSecret", Planted.AppSecret + " ", 4)]
    public async Task A_setting_that_is_not_valid_is_named_and_its_value_is_not(string name, string value, int exitCode)
    {
        ToolRun run = new();
        run.Environment["Waba__AccessToken"] = Planted.Token;
        run.Environment[name] = value;

        ToolResult result = await run.RunAsync("list", "42");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains($"{name}:", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(value, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fake_needs_no_settings_and_ignores_those_of_the_real_Graph()
    {
        ToolRun run = new();
        run.Environment["Waba__AccessToken"] = "Bearer " + Planted.Token;
        run.Environment["Waba__BaseAddress"] = "http://example.com/";

        Assert.Equal(0, (await run.RunAsync("businesses", "--fake")).ExitCode);
    }
}
