using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WabaClient.Testing;

namespace WabaClient.Tool.Board.Tests.Support;

/// <summary>A board over a fake Graph, on a free port. Nothing is read again unless the test asks for it.</summary>
internal sealed class TestBoard : IAsyncDisposable
{
    public const string Token = "planted-access-token-0123456789";
    public const string Secret = "0123456789abcdef0123456789abcdef";
    public const string First = "1001";
    public const string Second = "1002";

    private const int LowestPort = 20_000;
    private const int HighestPort = 32_000;

    private readonly CancellationTokenSource _ending = new();
    private readonly ServiceProvider _services;
    private readonly UsageTap _tap = new();
    private readonly BoardKeys _keys = new();
    private readonly BoardActions _actions;
    private readonly BoardWatch _watch;
    private readonly DemoWorld? _demo;
    private readonly PublishedState _published;
    private Task _running = Task.CompletedTask;

    private TestBoard(FakeGraph graph, DemoWorld? demo)
    {
        Graph = graph;
        _demo = demo;
        TimeProvider clock = demo?.Clock ?? TimeProvider.System;
        ServiceCollection services = new();
        services.AddWabaClient(options =>
        {
            options.AccessToken = Token;
            options.AppSecret = Secret;
            options.BaseDelay = TimeSpan.Zero;
        }).AddHttpMessageHandler(() => _tap).UseFakeGraph(graph);
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<BusinessAccountsClient>();
        InventoryOptions options = new() { Fields = BoardFields.All, Interval = demo is null ? TimeSpan.FromDays(1) : DemoWorld.Interval };
        Inventory = new AccountInventory(Client, new InMemoryInventoryStore(), options, clock);
        World = new BoardWorld(clock, isFake: true);
        _published = new PublishedState(World.Events);
        _watch = new BoardWatch(Inventory, Client, _tap, World, businesses: null, clock);
        _actions = new BoardActions(Inventory, Client, _watch);
    }

    public FakeGraph Graph { get; }

    public IReadOnlyList<FakeBusiness> Businesses { get; private init; } = [];

    public BusinessAccountsClient Client { get; }

    public AccountInventory Inventory { get; }

    public BoardWorld World { get; }

    public BoardServer Server { get; private set; } = null!;

    /// <summary>Gets the scheme, host and port.</summary>
    public string Origin => Server.Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Starts a board.</summary>
    /// <param name="fill">Fills the graph; null for two businesses with a few accounts.</param>
    /// <param name="live">Runs before the board is started; null to run nothing.</param>
    public static async Task<TestBoard> StartAsync(
        Func<FakeGraph, IReadOnlyList<FakeBusiness>>? fill = null,
        Func<IReadOnlyList<FakeBusiness>, AccountInventory, Task>? live = null)
    {
        FakeGraph graph = new(new FakeGraphOptions { AppSecret = Secret, RateLimit = FakeRateLimit.PerHour(5_000) });
        TestBoard board = new(graph, demo: null) { Businesses = (fill ?? FillWithAFew)(graph) };
        if (live is not null)
            await live(board.Businesses, board.Inventory);
        await board.StartServerAsync();
        board._running = board._watch.RunAsync(board._ending.Token);
        await board.UntilReadAsync();
        return board;
    }

    /// <summary>Starts a board over the world of <c>waba board --fake</c>.</summary>
    public static async Task<TestBoard> StartDemoAsync()
    {
        DemoWorld demo = new();
        TestBoard board = new(demo.Graph, demo);
        await board.StartServerAsync();
        board._running = board.RunDemoAsync();
        return board;
    }

    public static IReadOnlyList<FakeBusiness> FillWithAFew(FakeGraph graph) =>
    [
        graph.AddBusiness(First, "First Business").AddOwnedAccounts(12, 2).AddClientAccounts(3, 1),
        graph.AddBusiness(Second, "Second Business").AddOwnedAccounts(5, 1),
    ];

    public Task StopServerAsync() => Server.DisposeAsync().AsTask();

    /// <summary>Starts the server, with the same secrets as before or with those of another run.</summary>
    public async Task StartServerAsync(int? port = null, BoardKeys? keys = null)
    {
        // The port is not one that the system assigns. While the server is stopped, the system could assign it to another program, or
        // to the browser for its attempts to connect.
        await Until.TrueAsync(
            async () =>
            {
                IPEndPoint endPoint = new(IPAddress.Loopback, port ?? Random.Shared.Next(LowestPort, HighestPort));
                try
                {
                    Server = await BoardServer.StartAsync(endPoint, keys ?? _keys, World, _actions);
                    return true;
                }
                catch (IOException)
                {
                    return false;
                }
            },
            "the server listens");
    }

    /// <summary>Creates an HTTP client that has exchanged the key for the cookie.</summary>
    public async Task<HttpClient> CreateClientAsync()
    {
        HttpClient client = new() { BaseAddress = new Uri(Origin) };
        using HttpResponseMessage page = await client.GetAsync(Server.Address);
        page.EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>Reads all businesses now, and waits until the browsers have been sent what was found.</summary>
    public async Task ReadAsync()
    {
        await Inventory.RefreshAsync();
        await UntilPublishedAsync();
    }

    /// <summary>Waits until the owned edge of a business is as expected.</summary>
    public Task UntilEdgeAsync(string business, Func<EdgeState, bool> isExpected) => Until.TrueAsync(
        async () => await Inventory.ReadEdgesAsync().AnyAsync(
            edge => edge.BusinessId == business && edge.Edge == AccountEdges.Owned && isExpected(edge)),
        $"the edge of {business} is as expected");

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _running;
        await Server.DisposeAsync();
        await _published.DisposeAsync();
        _actions.Dispose();
        await _services.DisposeAsync();
        _ending.Dispose();
    }

    private async Task RunDemoAsync()
    {
        try
        {
            await _demo!.CatchUpAsync(Inventory, _ending.Token);
            await Task.WhenAll(_demo.RunAsync(_ending.Token), _watch.RunAsync(_ending.Token));
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
        }
    }

    // The first reading has ended when every edge is known.
    private async Task UntilReadAsync()
    {
        int edges = await Client.ListBusinessesAsync().CountAsync() * 2;
        await Until.TrueAsync(async () => await Inventory.ReadEdgesAsync().CountAsync() >= edges, "all edges were read");
        await UntilPublishedAsync();
    }

    private Task UntilPublishedAsync() =>
        Until.TrueAsync(() => _published.HasAllOfAsync(Inventory), "the browsers were sent what the inventory knows");
}
