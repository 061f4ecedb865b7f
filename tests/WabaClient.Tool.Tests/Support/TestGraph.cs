using WabaClient.Testing;

namespace WabaClient.Tool.Tests.Support;

/// <summary>A fake Graph on a port, and the settings that lead the tool to it.</summary>
internal sealed class TestGraph : IAsyncDisposable
{
    private readonly FakeGraphServer _server;

    private TestGraph(FakeGraph graph, FakeGraphServer server)
    {
        Graph = graph;
        _server = server;
        Environment = new()
        {
            ["Waba__AccessToken"] = Planted.Token,
            ["Waba__AppSecret"] = Planted.AppSecret,
            ["Waba__BaseAddress"] = server.BaseAddress.AbsoluteUri,
            ["Waba__BaseDelay"] = "00:00:00",
            ["Waba__MaxRetryAttempts"] = "0",
            ["Waba__MaxRateLimitWait"] = "00:00:00",

            // A reply that stalls until a test interrupts it must not time out on a slow machine.
            ["Waba__AttemptTimeout"] = "01:00:00",
        };
    }

    public FakeGraph Graph { get; }

    public Dictionary<string, string> Environment { get; }

    public static async Task<TestGraph> StartAsync()
    {
        FakeGraph graph = new(new FakeGraphOptions { AppSecret = Planted.AppSecret, RequireAppSecretProof = true });
        graph.AddToken(Planted.Token);
        return new(graph, await FakeGraphServer.StartAsync(graph));
    }

    public ToolRun Tool()
    {
        ToolRun run = new();
        foreach ((string name, string value) in Environment)
            run.Environment[name] = value;
        return run;
    }

    public Task<ToolResult> RunAsync(params string[] args) => Tool().RunAsync(args);

    /// <summary>Ends when a request arrives that matches.</summary>
    public Task WaitForAsync(Func<RecordedRequest, bool> predicate)
    {
        TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Graph.Inject(GraphFault.UnknownError().When(request =>
        {
            if (predicate(request))
                arrived.TrySetResult();
            return false;
        }));
        return arrived.Task.WaitAsync(WabaProcess.Patience);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
