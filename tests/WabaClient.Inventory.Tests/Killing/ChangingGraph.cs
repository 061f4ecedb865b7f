using WabaClient.Testing;

namespace WabaClient.Tests.Killing;

/// <summary>Many businesses of a fake Graph on a port, whose accounts are renamed, added, deleted and moved all the time.</summary>
/// <remarks>Accounts whose ids are even are never deleted, and stay on their edge.</remarks>
internal sealed class ChangingGraph : IAsyncDisposable
{
    private const int AccountsPerBusiness = 4;

    private readonly CancellationTokenSource _stop = new();
    private readonly FakeGraph _graph;
    private readonly FakeGraphServer _server;
    private readonly FakeBusiness[] _businesses;
    private readonly Random _random;
    private int _nextAccount = 1_000_000;
    private Task _changing = Task.CompletedTask;

    private ChangingGraph(FakeGraph graph, FakeGraphServer server, int businesses, int seed)
    {
        _graph = graph;
        _server = server;
        _random = new Random(seed);
        _businesses = [.. Enumerable.Range(0, businesses).Select(number => graph.AddBusiness($"{500_000 + number}"))];
        foreach (FakeBusiness business in _businesses)
        {
            for (int i = 0; i < AccountsPerBusiness; i++)
                Add(business, i == 0);
        }
    }

    public string Address => _server.BaseAddress.AbsoluteUri;

    public IEnumerable<string> Businesses => _businesses.Select(business => business.Id.Value);

    public long Requests => _graph.Journal.TotalRequests;

    /// <summary>Gets business, account and name of every account.</summary>
    public List<(string Business, string Account, string? Name)> Accounts =>
    [
        .. _businesses
            .SelectMany(business => business.OwnedAccounts.Concat(business.ClientAccounts)
                .Select(account => (business.Id.Value, account.Id.Value, account.Name)))
            .Order(),
    ];

    public static async Task<ChangingGraph> StartAsync(int businesses, int seed)
    {
        FakeGraph graph = new(new FakeGraphOptions { JournalCapacity = 1 });
        return new ChangingGraph(graph, await FakeGraphServer.StartAsync(graph), businesses, seed);
    }

    public static bool IsKept(string account) => (account[^1] - '0') % 2 == 0;

    public void StartChanging() => _changing = Task.Run(async () =>
    {
        while (!_stop.IsCancellationRequested)
        {
            Change(_businesses[_random.Next(_businesses.Length)]);
            await Task.Delay(10);
        }
    });

    public async Task StopChangingAsync()
    {
        await _stop.CancelAsync();
        await _changing;
    }

    public async ValueTask DisposeAsync()
    {
        await StopChangingAsync();
        await _server.DisposeAsync();
        _stop.Dispose();
    }

    private void Change(FakeBusiness business)
    {
        WhatsAppBusinessAccount[] owned = [.. business.OwnedAccounts];
        WhatsAppBusinessAccount account = owned[_random.Next(owned.Length)];
        int what = _random.Next(10);
        if (what == 0)
        {
            Add(business, isClient: _random.Next(2) == 0);
        }
        else if (what == 1 && !IsKept(account.Id.Value))
        {
            business.RemoveOwnedAccount(account.Id);
            if (_random.Next(2) == 0)
                business.AddClientAccount(account);
        }
        else
        {
            business.RemoveOwnedAccount(account.Id);
            business.AddOwnedAccount(account with { Name = $"Name {_random.Next(1_000_000)}" });
        }
    }

    private void Add(FakeBusiness business, bool isClient)
    {
        WhatsAppBusinessAccount account = new() { Id = $"{_nextAccount++}", Name = "New" };
        if (isClient)
            business.AddClientAccount(account);
        else
            business.AddOwnedAccount(account);
    }
}
