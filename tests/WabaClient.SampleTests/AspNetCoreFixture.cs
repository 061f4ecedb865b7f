using WabaClient.SampleTests.Support;
using WabaClient.Testing;

namespace WabaClient.SampleTests;

/// <summary>The web sample, started once with a fake Graph. Every test uses its own business.</summary>
public sealed class AspNetCoreFixture : IAsyncLifetime
{
    internal const string AppSecret = "0123456789abcdef0123456789abcdef";
    internal const string VerifyToken = "verify-token";

    private const string Listening = "Now listening on: ";

    private SampleProcess? _process;

    internal TestGraph Test { get; private set; } = null!;

    internal HttpClient Http { get; } = new();

    /// <summary>Gets the business that the inventory of the sample watches.</summary>
    internal FakeBusiness Watched { get; private set; } = null!;

    internal Task WaitForLineAsync(string line) => _process!.WaitForLineAsync(line);

    public async ValueTask InitializeAsync()
    {
        Test = await TestGraph.StartAsync();
        Watched = Test.Graph.AddBusiness("900").AddOwnedAccount(new() { Id = "9001", Name = "First" });
        Test.Settings["Waba__MaxRetryAttempts"] = "0";
        Test.Settings["Waba__AppSecret"] = AppSecret;
        Test.Settings["Webhooks__VerifyToken"] = VerifyToken;
        Test.Settings["Inventory__Businesses__0"] = Watched.Id.Value;
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
