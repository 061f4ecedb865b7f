using System.Collections.Concurrent;
using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

public sealed class GateOnTheWireTests
{
    private const int Listings = 1_000;

    [Fact]
    public async Task While_a_long_block_lasts_a_thousand_listings_send_nothing_and_all_end_in_RateLimitedException()
    {
        await using Wire wire = await Wire.StartAsync(GraphFault.RateLimited(TimeSpan.FromMinutes(5)));
        await Assert.ThrowsAsync<RateLimitedException>(() => wire.ListAsync());

        Task<List<WabaId>>[] listings = [.. Enumerable.Range(0, Listings).Select(_ => Task.Run(wire.ListAsync))];

        foreach (Task<List<WabaId>> listing in listings)
        {
            RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(() => listing);
            Assert.Equal((80008, 0, TimeSpan.FromMinutes(5)), (e.Code, e.Attempts, e.RetryAfter!.Value));
        }

        Assert.Equal(1, wire.Graph.Journal.TotalRequests);
    }

    [Fact]
    public async Task After_a_short_block_one_call_goes_first_and_a_thousand_listings_end_in_the_full_list()
    {
        await using Wire wire = await Wire.StartAsync(GraphFault.RateLimited(TimeSpan.FromMinutes(1)));
        Task<List<WabaId>> throttled = Task.Run(wire.ListAsync);
        await wire.Time.UntilWaitsAsync(1);

        Task<List<WabaId>>[] listings =
        [
            throttled,
            .. Enumerable.Range(0, Listings).Select(_ => Task.Run(wire.ListAsync)),
        ];
        await wire.UntilAskedForTokensAsync(1 + Listings);
        Assert.Equal(1, wire.Graph.Journal.TotalRequests);
        Task<List<WabaId>[]> all = Task.WhenAll(listings);
        await wire.Time.DriveAsync(all);

        Assert.All(await all, list => Assert.Equal(wire.Business.OwnedAccounts.Select(account => account.Id), list));
        Assert.Equal(1 + (2 * (1 + Listings)), wire.Graph.Journal.TotalRequests);
        Assert.All(
            wire.Graph.Journal.Requests.Skip(1),
            request => Assert.True(request.ArrivedAt - wire.Time.Start >= TimeSpan.FromMinutes(1)));
        Assert.Equal(["+", "-", "+", "-", "+"], wire.Moves.Take(5));
        Assert.InRange(wire.MostInFlight, 2, 100);
    }

    /// <summary>One business of two pages behind Kestrel, and one client that all listings use.</summary>
    private sealed class Wire : DelegatingHandler, IGraphAccessTokenProvider, IAsyncDisposable
    {
        private readonly FakeGraphServer _server;
        private readonly BusinessAccountsClient _client;
        private readonly TaskCompletionSource _asked = new();
        private readonly ConcurrentQueue<string> _moves = new();
        private int _inFlight;
        private int _questions;
        private int _expectedQuestions = int.MaxValue;

        private Wire(FakeGraph graph, FakeGraphServer server, TestTime time)
        {
            (Graph, _server, Time) = (graph, server, time);
            Business = graph.AddBusiness("77").AddOwnedAccounts(3);
            SocketsHttpHandler sockets = new();
            SharedTransport.SetUp(sockets);
            InnerHandler = sockets;
            _client = Make.Client(this, time, o => o.BaseAddress = server.BaseAddress, this);
        }

        public FakeGraph Graph { get; }

        public FakeBusiness Business { get; }

        public TestTime Time { get; }

        /// <summary>The requests of the client (+) and the responses (-), in order.</summary>
        public IEnumerable<string> Moves => _moves;

        public int MostInFlight { get; private set; }

        public static async Task<Wire> StartAsync(GraphFault fault)
        {
            TestTime time = new();
            FakeGraph graph = new(new FakeGraphOptions { TimeProvider = time });
            graph.Inject(fault);
            return new(graph, await FakeGraphServer.StartAsync(graph), time);
        }

        public async Task<List<WabaId>> ListAsync()
        {
            List<WabaId> ids = [];
            await foreach (WhatsAppBusinessAccount account in _client.ListOwnedAsync(
                "77",
                new AccountQuery { PageSize = 2 }))
                ids.Add(account.Id);
            return ids;
        }

        /// <summary>Tokens are asked for right before the gate.</summary>
        public async Task UntilAskedForTokensAsync(int times)
        {
            Volatile.Write(ref _expectedQuestions, times);
            if (Volatile.Read(ref _questions) < times)
                await _asked.Task;
        }

        public ValueTask<GraphAccessToken> GetAccessTokenAsync(
            GraphAccessTokenRequest request,
            CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _questions) >= Volatile.Read(ref _expectedQuestions))
                _asked.TrySetResult();
            return new(new GraphAccessToken(Make.Token));
        }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken)
        {
            int inFlight = Interlocked.Increment(ref _inFlight);
            lock (_moves)
            {
                MostInFlight = Math.Max(MostInFlight, inFlight);
                _moves.Enqueue("+");
            }

            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                _moves.Enqueue("-");
                Interlocked.Decrement(ref _inFlight);
            }
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            Dispose();
            await _server.DisposeAsync();
        }
    }
}
