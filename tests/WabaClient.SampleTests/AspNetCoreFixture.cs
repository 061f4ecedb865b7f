using WabaClient.SampleTests.Support;

namespace WabaClient.SampleTests;

/// <summary>The web sample, started once over a fake Graph; every test has a business of its own.</summary>
public sealed class AspNetCoreFixture : IAsyncLifetime
{
    private const string Listening = "Now listening on: ";

    private SampleProcess? _process;

    internal TestGraph Test { get; private set; } = null!;

    internal HttpClient Http { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Test = await TestGraph.StartAsync();
        Test.Settings["Waba__MaxRetryAttempts"] = "0";
        _process = SampleProcess.Start("AspNetCore", Test.Settings, "--urls", "http://127.0.0.1:0");
        string line = await _process.WaitForLineAsync(Listening);
        Http.BaseAddress = new(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
        await Test.DisposeAsync();
    }
}
