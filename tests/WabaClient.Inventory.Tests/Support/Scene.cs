using Microsoft.Extensions.Time.Testing;
using WabaClient.Testing;

namespace WabaClient.Tests.Support;

/// <summary>An inventory over the fake Graph, on a clock that only the test moves.</summary>
internal sealed class Scene
{
    public static readonly DateTimeOffset Start = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<BusinessId, FakeBusiness> _businesses = [];

    public Scene(Action<InventoryOptions>? configure = null, Action<FakeGraphOptions>? configureGraph = null, InventoryStore? store = null)
    {
        FakeGraphOptions options = new() { TimeProvider = Time };
        configureGraph?.Invoke(options);
        Graph = new FakeGraph(options);
        Client = Graph.CreateAccountsClient(settings => settings.MaxRateLimitWait = TimeSpan.Zero);
        configure?.Invoke(Options);
        Store = store ?? new InMemoryInventoryStore();
        Inventory = Another();
    }

    public FakeTimeProvider Time { get; } = new(Start);

    public FakeGraph Graph { get; }

    public BusinessAccountsClient Client { get; }

    public InventoryStore Store { get; }

    public InventoryOptions Options { get; } = new();

    public TestLog Log { get; } = new();

    public AccountInventory Inventory { get; }

    public FakeBusiness this[string id]
    {
        get
        {
            if (!_businesses.TryGetValue(id, out FakeBusiness? business))
                _businesses[id] = business = Graph.AddBusiness(id);
            return business;
        }
    }

    /// <summary>Creates a further inventory on the same store, as another process would have.</summary>
    public AccountInventory Another() => new(Client, Store, Options, Time, Log);

    public static WhatsAppBusinessAccount Account(string id, string name = "a") => new() { Id = id, Name = name };

    public void Own(string business, params IEnumerable<string> ids)
    {
        foreach (string id in ids)
            this[business].AddOwnedAccount(Account(id));
    }

    public void Rename(string business, string id, string name)
    {
        WhatsAppBusinessAccount account = this[business].OwnedAccounts.Single(account => account.Id == id);
        this[business].RemoveOwnedAccount(id);
        this[business].AddOwnedAccount(account with { Name = name });
    }

    /// <summary>Moves the clock by an interval and runs a pass over all businesses of the scene.</summary>
    public Task<InventoryPass> PassAsync(params IEnumerable<string> businesses)
    {
        Time.Advance(Options.Interval);
        BusinessId[] ids = [.. businesses.Select(id => new BusinessId(id))];
        return Inventory.RefreshAsync(ids.Length > 0 ? ids : _businesses.Keys);
    }

    /// <summary>Reads the changes that a consumer has not acknowledged, and acknowledges them.</summary>
    public async Task<List<AccountChange>> TakeAsync(string consumer = "test")
    {
        List<AccountChange> changes = await Inventory.ReadChangesAsync(consumer).ToListAsync();
        if (changes.Count > 0)
            await Inventory.AcknowledgeAsync(consumer, changes[^1].Sequence);
        return changes;
    }

    public async Task<EdgeState> EdgeAsync(string business, AccountEdges edge = AccountEdges.Owned) =>
        (await Inventory.ReadEdgesAsync().ToListAsync()).Single(state => state.BusinessId == business && state.Edge == edge);

    /// <summary>Moves the clock step by step until something is the case.</summary>
    public async Task DriveAsync(Func<bool> condition, TimeSpan step)
    {
        await Wait.UntilAsync(() =>
        {
            bool isMet = condition();
            if (!isMet)
                Time.Advance(step);
            return isMet;
        });
    }
}
