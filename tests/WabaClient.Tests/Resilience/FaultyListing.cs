using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Resilience;

/// <summary>A business of three pages behind one of the hosts, one of whose pages goes wrong.</summary>
internal sealed class FaultyListing : IAsyncDisposable
{
    public const int Pages = 3;

    private readonly FakeBusiness _business;
    private readonly FakeGraphServer? _server;
    private readonly FaultyWire _wire;
    private readonly BusinessAccountsClient _client;

    private FaultyListing(FakeGraph graph, FakeBusiness business, FakeGraphServer? server, FaultyWire wire, TestTime time, int retries)
    {
        (Graph, _business, _server, _wire, Time) = (graph, business, server, wire, time);
        wire.InnerHandler = server is null ? graph.CreateHandler() : Sockets();
        _client = Make.Client(
            wire,
            time,
            o => (o.MaxRetryAttempts, o.BaseAddress) = (retries, server?.BaseAddress ?? o.BaseAddress),
            new Renewing());
    }

    public FakeGraph Graph { get; }

    public TestTime Time { get; }

    public long Calls => Graph.Journal.TotalRequests;

    public int Attempts => _wire.Attempts;

    public IEnumerable<WabaId> Expected => _business.OwnedAccounts.Select(account => account.Id);

    public static async Task<FaultyListing> StartAsync(HostKind host, FaultCase wrong, int page, int retries = 3)
    {
        TestTime time = new();
        FaultyWire wire = new(time);
        FakeGraph graph = new(new FakeGraphOptions { TimeProvider = new ServerClock(time, () => wire.HasMovedOn) });
        FakeBusiness business = graph.AddBusiness("77").AddOwnedAccounts(8);
        FakeGraphServer? server = host == HostKind.Kestrel ? await FakeGraphServer.StartAsync(graph) : null;
        if (wrong.IsRefused && server is not null)
            wire.RefuseAttempt(page);
        else
            graph.Inject([.. wrong.Faults.Select(fault => wire.Lay(wrong, fault, page))]);
        return new(graph, business, server, wire, time, retries);
    }

    /// <summary>Lists from a cursor; what arrived is in the list even if the listing ends in an exception.</summary>
    public async Task ListAsync(List<WabaId> arrived, string? cursor = null) => await Time.DriveAsync(Task.Run(async () =>
    {
        await foreach (WhatsAppBusinessAccount account in _client.ListOwnedAsync("77", new AccountQuery { PageSize = 3, Cursor = cursor }))
            arrived.Add(account.Id);
    }));

    public async ValueTask DisposeAsync()
    {
        _wire.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private static SocketsHttpHandler Sockets()
    {
        SocketsHttpHandler handler = new();
        SharedTransport.SetUp(handler);
        return handler;
    }

    /// <summary>Keeps a token until it is told that it was refused.</summary>
    private sealed class Renewing : IGraphAccessTokenProvider
    {
        private int _renewals;

        public ValueTask<GraphAccessToken> GetAccessTokenAsync(GraphAccessTokenRequest request, CancellationToken cancellationToken)
        {
            _renewals += request.RejectedToken is null ? 0 : 1;
            return new(new GraphAccessToken($"token{_renewals}"));
        }
    }
}
