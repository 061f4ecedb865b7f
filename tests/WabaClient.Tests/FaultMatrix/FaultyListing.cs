using System.Security.Cryptography.X509Certificates;
using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.FaultMatrix;

/// <summary>A listing of three pages from one of the hosts, with faults on one of the pages, on a clock that moves by itself.</summary>
internal sealed class FaultyListing : IAsyncDisposable
{
    public const int Pages = 3;
    public const int PageSize = 3;
    public const int Accounts = 8;

    private readonly FakeBusiness _business;
    private readonly FakeGraphServer? _server;
    private readonly FaultyWire _wire;
    private readonly BusinessAccountsClient _client;

    private FaultyListing(
        FakeGraph graph, FakeBusiness business, FakeGraphServer? server, FaultyWire wire, TestTime time, int retries)
    {
        (Graph, _business, _server, _wire, Time) = (graph, business, server, wire, time);
        wire.InnerHandler = server is null ? graph.CreateHandler() : Sockets(server.Certificate);
        _client = Make.Client(
            wire,
            time,
            o => (o.MaxRetryAttempts, o.BaseAddress) = (retries, server?.BaseAddress ?? o.BaseAddress),
            new Renewing());
    }

    public FakeGraph Graph { get; }

    public TestTime Time { get; }

    /// <summary>How many requests the client has sent.</summary>
    public int Attempts => _wire.Attempts;

    public IEnumerable<WabaId> Expected => _business.OwnedAccounts.Select(account => account.Id);

    public static async Task<FaultyListing> StartAsync(HostKind host, FaultCase wrong, int page, int retries = 3)
    {
        TestTime time = new();
        FaultyWire wire = new(time, host);
        FakeGraph graph = new(new FakeGraphOptions { TimeProvider = new ServerClock(time, () => wire.HasMovedOn) });
        FakeBusiness business = graph.AddBusiness("77").AddOwnedAccounts(Accounts);
        FakeGraphServerOptions options = new() { UseHttps = host == HostKind.Http2 };
        FakeGraphServer? server = host == HostKind.Memory ? null : await FakeGraphServer.StartAsync(graph, options);
        if (wrong.IsRefused && server is not null)
            wire.RefuseAttempt(page);
        else
            graph.Inject([.. wrong.Faults.Select(fault => wire.Lay(wrong, fault, page))]);
        return new(graph, business, server, wire, time, retries);
    }

    /// <summary>Lists from a cursor. The accounts that arrived are in the list even if the listing ends in an exception.</summary>
    public async Task ListAsync(List<WabaId> arrived, string? cursor = null)
    {
        AccountQuery query = new() { PageSize = PageSize, Cursor = cursor };
        await Time.DriveAsync(Task.Run(async () =>
        {
            await foreach (WhatsAppBusinessAccount account in _client.ListOwnedAsync("77", query))
                arrived.Add(account.Id);
        }));
    }

    public async ValueTask DisposeAsync()
    {
        _wire.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private static SocketsHttpHandler Sockets(X509Certificate2? trusted)
    {
        SocketsHttpHandler handler = new();
        SharedTransport.SetUp(handler);
        if (trusted is not null)
        {
            X509ChainPolicy policy =
                new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.Add(trusted);
            handler.SslOptions.CertificateChainPolicy = policy;
        }

        return handler;
    }

    /// <summary>Returns the same token until Graph has rejected it.</summary>
    private sealed class Renewing : IGraphAccessTokenProvider
    {
        private int _renewals;

        public ValueTask<GraphAccessToken> GetAccessTokenAsync(
            GraphAccessTokenRequest request,
            CancellationToken cancellationToken)
        {
            _renewals += request.RejectedToken is null ? 0 : 1;
            return new(new GraphAccessToken($"token{_renewals}"));
        }
    }
}
