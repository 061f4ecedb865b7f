using System.Net.Http.Headers;
using WabaClient.SampleTests.Support;

namespace WabaClient.SampleTests;

public sealed class FakeGraphHostTests
{
    private const string Sample = "FakeGraphHost";

    [Fact]
    public async Task The_printed_line_works_and_an_interrupt_ends_the_server()
    {
        await using SampleProcess process = SampleProcess.Start(Sample, new Dictionary<string, string>());
        string line = await process.WaitForLineAsync("curl ");
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Get, line.Split('\'')[3]);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "any-token");

        using HttpResponseMessage response = await http.SendAsync(request);
        await process.InterruptAsync();
        SampleResult result = await process.WaitForExitAsync();

        Assert.True(response.IsSuccessStatusCode);
        Assert.StartsWith(process.Output[0], request.RequestUri!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task A_mistake_in_the_arguments_is_one_line_and_exit_code_2()
    {
        SampleResult result = await SampleProcess.RunAsync(Sample, "--port", "many");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("Usage: FakeGraphHost [--port NUMBER] [--https]", Assert.Single(result.Errors));
    }
}
