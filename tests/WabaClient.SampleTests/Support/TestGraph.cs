using WabaClient.Testing;

namespace WabaClient.SampleTests.Support;

/// <summary>A fake Graph of a test's own, and the settings that lead a sample to it.</summary>
internal sealed class TestGraph : IAsyncDisposable
{
    public const string Token = "token-of-the-test";

    private readonly FakeGraphServer _server;

    private TestGraph(FakeGraph graph, FakeGraphServer server)
    {
        Graph = graph;
        _server = server;
        Settings = new() { ["Waba__AccessToken"] = Token, ["Waba__BaseAddress"] = server.BaseAddress.AbsoluteUri };
    }

    public FakeGraph Graph { get; }

    public Dictionary<string, string> Settings { get; }

    public static async Task<TestGraph> StartAsync(FakeGraphOptions? options = null)
    {
        FakeGraph graph = new(options);
        graph.AddToken(Token);
        return new(graph, await FakeGraphServer.StartAsync(graph));
    }

    /// <summary>Calls back for every request before it is answered. A callback that blocks delays the response.</summary>
    public void OnRequest(Action<RecordedRequest> callback) =>
        Graph.Inject(GraphFault.UnknownError().When(request =>
        {
            callback(request);
            return false;
        }));

    /// <summary>Ends when a request arrives that matches.</summary>
    public Task WaitForAsync(Func<RecordedRequest, bool> predicate)
    {
        TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        OnRequest(request =>
        {
            if (predicate(request))
                arrived.TrySetResult();
        });
        return arrived.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
