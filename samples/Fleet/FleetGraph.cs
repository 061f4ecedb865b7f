using WabaClient;
using WabaClient.Testing;

namespace Fleet;

/// <summary>A fake Graph with 200 businesses. Every tenth one is throttled twice.</summary>
internal sealed class FleetGraph : IAsyncDisposable
{
    public const int Businesses = 200;

    private const int Throttled = 80008;
    private const int FirstId = 1_000_000;

    /// <summary>The length of a block. The throttles specify no wait, so the clients wait for MaxDelay.</summary>
    public static readonly TimeSpan Block = TimeSpan.FromSeconds(2);

    // Calls that were sent before the response with the throttle arrived are not counted.
    private static readonly TimeSpan UnderWay = TimeSpan.FromMilliseconds(500);

    private readonly FakeGraph _graph;
    private readonly FakeGraphServer _server;

    private FleetGraph(FakeGraph graph, FakeGraphServer server) => (_graph, _server) = (graph, server);

    public Uri Address => _server.BaseAddress;

    public int Throttles => _graph.Journal.Requests.Count(IsThrottled);

    public int CallsWhileBlocked => _graph.Journal.RequestsByObject.Sum(
        business => business.Where(IsThrottled).Sum(
            throttle => business.Count(
                call => call.ArrivedAt > throttle.ArrivedAt + UnderWay && call.ArrivedAt < throttle.ArrivedAt + Block)));

    public static IEnumerable<BusinessId> Ids(int first) =>
        Enumerable.Range(0, Businesses).Select(i => new BusinessId($"{FirstId + ((first + i) % Businesses)}"));

    public static async Task<FleetGraph> StartAsync()
    {
        FakeGraph graph = new(
            new() { Latency = FakeLatency.LongTailed(TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(200)) });
        foreach (BusinessId id in Ids(0))
        {
            graph.AddBusiness(id).AddOwnedAccounts(150);
            if (id.Value[^1] == '7')
                graph.Inject(GraphFault.RateLimited().ForBusiness(id).OnPage(1).Times(2));
        }

        return new(graph, await FakeGraphServer.StartAsync(graph));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static bool IsThrottled(RecordedRequest request) => request.ErrorCode == Throttled;
}
