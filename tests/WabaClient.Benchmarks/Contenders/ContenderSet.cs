using WabaClient.Benchmarks.Graph;

namespace WabaClient.Benchmarks.Contenders;

/// <summary>All contenders with the same transport, each with its own connection.</summary>
internal sealed class ContenderSet
{
    private readonly Func<HttpMessageHandler> _handler;

    public ContenderSet(Transport transport, int pageSize, int pages)
    {
        Uri server = transport == Transport.Memory
            ? new("https://graph.facebook.com/")
            : LoopbackAddress(pageSize, pages);
        CannedListing? listing = transport == Transport.Memory ? new(pageSize, pages) : null;
        _handler = () => listing is null ? new SocketsHttpHandler() : new CannedHandler(listing);

        Floor = new HandWritten(Client(), server);
        FromJson = new FromJson(Client(), server);
        FromString = new FromString(Client(), server);
        Refit = new OverRefit(Client(), server);
        RestSharp = new OverRestSharp(Client(), server);
        Typed = new Typed(listing is null ? null : _handler(), server);
        Check(pageSize);
    }

    public IContender Floor { get; }

    public IContender FromJson { get; }

    public IContender FromString { get; }

    public IContender Refit { get; }

    public IContender RestSharp { get; }

    public IContender Typed { get; }

    public IReadOnlyList<(string Name, IContender Contender)> All =>
    [
        ("hand-written (floor)", Floor),
        ("GetFromJsonAsync", FromJson),
        ("GetStringAsync", FromString),
        ("Refit", Refit),
        ("RestSharp", RestSharp),
        ("WabaClient", Typed),
    ];

    private static Uri LoopbackAddress(int pageSize, int pages) =>
        CannedServer.AddressOf(new(Environment.GetEnvironmentVariable(CannedServer.AddressVariable)!), pageSize, pages);

    private HttpClient Client() => PlainGraph.CreateClient(_handler());

    private void Check(int pageSize)
    {
        long expected = Floor.ListAsync(pageSize).Result;
        foreach ((string name, IContender contender) in All)
        {
            if (contender.ListAsync(pageSize).Result != expected)
                throw new InvalidOperationException($"{name} did not read what the floor read.");
        }
    }
}
