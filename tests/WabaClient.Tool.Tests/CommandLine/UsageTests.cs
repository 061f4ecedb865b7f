using System.CommandLine;
using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.CommandLine;

public sealed class UsageTests
{
    private const string Secret = Planted.Token;

    public static TheoryData<string, string> Mistakes => new()
    {
        { "lst", "list" },
        { "lst --fake", "list" },
        { "list --feilds name", "--fields" },
        { "list --format json", "--output" },
        { "watch --interval 5m", "--every" },
        { "list --fields phone_numbers{verified_nme}", "verified_name" },
        { "list --edge ownd", "owned" },
        { "list -o jsn", "json" },
        { "list --sort newst", "newest" },
        { "list --fields nmae", "name" },
        { "list --fields id,curency", "currency" },
        { "numbers 1 --fields display_phone_numbr", "display_phone_number" },
        { "get 1 -o csv", "json" },
        { "completion bsh", "bash" },
        { "fake --fault 1:htm", "html" },
        { "list --token " + Secret, "Waba__AccessToken" },
        { "list --token=" + Secret, "Waba__AccessToken" },
        { "list --acess-token " + Secret, "no such option" },
        { "list --acess-token=" + Secret, "no such option" },
        { "list -" + Secret, "no such option" },
        { "list --" + Secret, "no such option" },
        { "list " + Secret, "BUSINESS" },
        { Secret, "no such command" },
        { "get", "WABA" },
        { "get 1 " + Secret, "too many" },
        { "get abc", "WABA" },
        { "numbers", "WABA" },
        { "numbers 1 2 --cursor abc", "--cursor" },
        { "completion", "SHELL" },
        { "help", "--help" },
        { "refresh --accept-removals", "BUSINESS" },
        { "refresh --fake --state=", "--state" },
        { "list --since", "--since" },
        { "list --since yesterday", "2026-01-31" },
        { "list --since 1.2.2024", "2026-01-31" },
        { "list --since 2024-02-01 --until 2024-02-01", "--until" },
        { "list --since 2024-02-01 --since 2024-02-02", "more than once" },
        { "list --fields name,", "--fields" },
        { "list --fields name}", "--fields" },
        { "list --cursor abc", "--cursor" },
        { "list 1 2 --cursor abc", "--cursor" },
        { "list 1 --edge both --cursor abc", "--cursor" },
        { "list --businesses - --token-file -", "Standard input" },
        { "list --businesses /does/not/exist", "--businesses" },
        { "list --token-file /does/not/exist", "--token-file" },
        { "list @" + Secret, "BUSINESS" },
        { "fake --port many", "--port" },
        { "fake --port 65536", "--port" },
        { "watch --every 15", "15m" },
        { "watch --every 31d", "30d" },
        { "watch -o csv", "ndjson" },
        { "diff /does/not/exist /does/not/exist", "OLD" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_explained_in_two_lines_with_what_was_meant(string line, string expected)
    {
        ToolRun run = new();
        run.Environment["Waba__AccessToken"] = Secret;

        ToolResult result = await run.RunAsync(line.Split(' '));

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Equal(2, result.ErrorLines.Length);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 0, "")]
    [InlineData(false, 1, "The output cannot be written: No space left on device")]
    public async Task Help_that_cannot_be_written_is_a_failure_unless_its_reader_has_left(bool isClosed, int exitCode, string error)
    {
        using FailingStream output = new(new OutputException(new IOException("No space left on device"), isClosed));

        ToolResult result = await new ToolRun { Output = output }.RunAsync("list", "--help");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(error, result.Error.TrimEnd());
    }

    [Fact]
    public async Task A_line_of_a_file_of_ids_that_is_none_is_named_by_its_number()
    {
        using TempFolder folder = new();

        ToolResult result = await ToolRun.FakeAsync("list", "--businesses", folder.Write("ids", $"1\n# two\n{Secret}\n"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Line 3", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_of_each_command_has_two_examples_that_are_valid()
    {
        using StringWriter error = new();
        ToolHost host = new() { Output = Stream.Null, Error = error, Environment = new Dictionary<string, string>() };
        Command root = WabaCommand.Create(host);
        foreach (ToolCommand command in root.Subcommands.Cast<ToolCommand>())
        {
            ToolResult help = await new ToolRun().RunAsync(command.Name, "--help");

            Assert.Equal(0, help.ExitCode);
            Assert.Equal(2, command.Examples.Count);
            foreach (string example in command.Examples)
            {
                Assert.Contains($"  waba {example}\n", help.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
                string[] words = example.Split('|', '>')[0].Replace("$(waba list 1234567890 -o ids)", "1").Trim().Split(' ');
                Assert.Empty(root.Parse(words).Errors);
            }
        }
    }

    [Fact]
    public void The_manual_has_all_commands_and_options()
    {
        string manual = File.ReadAllText(Path.Combine(Root, "docs", "waba.md"));
        ToolHost host = new() { Output = Stream.Null, Error = TextWriter.Null, Environment = new Dictionary<string, string>() };
        foreach (Command command in WabaCommand.Create(host).Subcommands)
        {
            Assert.Contains($"waba {command.Name}", manual, StringComparison.Ordinal);
            Assert.All(command.Options, option => Assert.Contains($"`{option.Name}", manual, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Without_a_command_it_prints_help()
    {
        ToolResult result = await new ToolRun().RunAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"\n  list +List ", result.Output);
        Assert.Contains("COMMAND --help", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_are_those_of_the_library()
    {
        Assert.Equal(
            Expressions(typeof(AccountField)).Append("phone_numbers").Order(StringComparer.Ordinal),
            FieldNames.OfAccounts.Order(StringComparer.Ordinal));
        Assert.Equal(
            Expressions(typeof(PhoneNumberField)).Order(StringComparer.Ordinal),
            FieldNames.OfPhoneNumbers.Order(StringComparer.Ordinal));
    }

    // tests/WabaClient.Tool.Tests/bin/Debug/net10.0/
    private static string Root => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", ".."));

    private static IEnumerable<string> Expressions(Type type) =>
        type.GetProperties(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public)
            .Select(property => property.GetValue(null)!.ToString()!);
}
