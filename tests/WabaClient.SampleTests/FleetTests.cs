using WabaClient.SampleTests.Support;

namespace WabaClient.SampleTests;

public sealed class FleetTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData]
    [InlineData("--kill-redis")]
    public async Task Four_processes_list_200_businesses_each_and_nothing_fails(params string[] arguments)
    {
        SampleResult result = await SampleProcess.RunAsync("Fleet", arguments);

        output.WriteLine(result.Text);
        Assert.Empty(result.Errors);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(4, result.Output.Count(line => line.Contains(" 200 ", StringComparison.Ordinal) && line.Contains(" 30000 ", StringComparison.Ordinal)));
        Assert.EndsWith(" 0 failed listings.", result.Output[^1], StringComparison.Ordinal);
        Assert.Equal(arguments.Length, result.Output.Count(line => line.EndsWith(" was killed.", StringComparison.Ordinal)));
        Assert.Equal(arguments.Length, result.Output.Count(line => line.EndsWith(" is back, without its state.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_unknown_option_is_bad_input()
    {
        SampleResult result = await SampleProcess.RunAsync("Fleet", "--kill");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("Usage: Fleet [--kill-redis]", Assert.Single(result.Errors));
    }
}
