using System.Globalization;
using System.Text.RegularExpressions;
using WabaClient.Testing;
using WabaClient.Tool.Tests.Support;

namespace WabaClient.Tool.Tests.Commands;

public sealed class ExitCodeTests
{
    public static TheoryData<string, int> Faults => new()
    {
        { nameof(GraphFault.AccessTokenExpired), 4 },
        { nameof(GraphFault.PermissionDenied), 4 },
        { nameof(GraphFault.MissingPermission), 4 },
        { nameof(GraphFault.RateLimited), 5 },
        { nameof(GraphFault.AppRateLimited), 5 },
        { nameof(GraphFault.ActionBlocked), 1 },
        { nameof(GraphFault.Html502), 1 },
        { nameof(GraphFault.ConnectionReset), 1 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_failure_has_the_exit_code_of_its_kind_in_every_command(string name, int exitCode)
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(1);
        string account = test.Graph.AddBusiness("43").AddOwnedAccounts(1).OwnedAccounts.Single().Id.Value;
        test.Graph.Inject(Create(name).Always());

        foreach (string[] args in (string[][])[["list", "42"], ["get", account], ["numbers", account], ["businesses"], ["list"]])
        {
            ToolResult result = await test.RunAsync(args);

            Assert.Equal(exitCode, result.ExitCode);
            Assert.Empty(result.Output);
            Assert.NotEmpty(result.ErrorLines);
        }
    }

    [Fact]
    public async Task A_wrong_app_secret_is_a_matter_of_credentials()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42");
        test.Environment["Waba__AppSecret"] = new string('0', 32);

        Assert.Equal(4, (await test.RunAsync("list", "42")).ExitCode);
    }

    [Fact]
    public async Task A_throttle_says_until_when()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("42").AddOwnedAccounts(1);
        test.Graph.Inject(GraphFault.RateLimited(TimeSpan.FromMinutes(7)));

        ToolResult result = await test.RunAsync("list", "42");

        Match until = Regex.Match(result.Error, @"Throttled until (\S+Z)\.");
        Assert.Equal(5, result.ExitCode);
        DateTimeOffset time = DateTimeOffset.Parse(until.Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(time, DateTimeOffset.UtcNow.AddMinutes(1), DateTimeOffset.UtcNow.AddMinutes(8));
    }

    private static GraphFault Create(string name) => name switch
    {
        nameof(GraphFault.AccessTokenExpired) => GraphFault.AccessTokenExpired(),
        nameof(GraphFault.PermissionDenied) => GraphFault.PermissionDenied(),
        nameof(GraphFault.MissingPermission) => GraphFault.MissingPermission(),
        nameof(GraphFault.RateLimited) => GraphFault.RateLimited(TimeSpan.FromMinutes(5)),
        nameof(GraphFault.AppRateLimited) => GraphFault.AppRateLimited(),
        nameof(GraphFault.ActionBlocked) => GraphFault.ActionBlocked(),
        nameof(GraphFault.Html502) => GraphFault.Html502(),
        _ => GraphFault.ConnectionReset(),
    };
}
