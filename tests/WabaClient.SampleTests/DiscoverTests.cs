using WabaClient.SampleTests.Support;
using WabaClient.Testing;

namespace WabaClient.SampleTests;

public sealed class DiscoverTests(ITestOutputHelper output)
{
    private const string Sample = "Discover";

    [Fact]
    public async Task An_account_of_two_businesses_is_shown_once_with_both_and_its_numbers()
    {
        SampleResult result = await SampleProcess.RunAsync(Sample);

        output.WriteLine(result.Text);
        Assert.Equal(0, result.ExitCode);
        Assert.Single(
            result.Output,
            line => line.EndsWith("owned by Lucky Shrub, shared with Agency", StringComparison.Ordinal));
        Assert.Equal(2, result.Output.Count(line => line.EndsWith(')')));
        Assert.Equal(4, result.Output.Count(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' '));
        Assert.Contains(
            result.Output,
            line => line.StartsWith("    +", StringComparison.Ordinal) && line.EndsWith("GREEN  CONNECTED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_listed_is_named_and_the_rest_is_shown()
    {
        await using TestGraph test = await TestGraph.StartAsync();
        test.Graph.AddBusiness("1", "One").AddOwnedAccounts(1);
        test.Graph.AddBusiness("2", "Two").AddOwnedAccounts(1);
        test.Graph.Inject(GraphFault.PermissionDenied().ForBusiness("2").Always());

        SampleResult result = await SampleProcess.RunAsync(Sample, test.Settings);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("One (1)", result.Output);
        Assert.Equal(2, result.Errors.Count);
    }
}
