using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Worlds;

/// <summary>A Graph that changes and fails at random, inventories that read it, and consumers.</summary>
internal sealed class GraphWorld
{
    private const int MaxOutage = 30;

    // The longest time for which Graph names a rate limit here, and what the client adds to it.
    private static readonly TimeSpan Throttle = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MaxThrottle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxStall = TimeSpan.FromMinutes(2);

    private static readonly string[] Businesses = ["91", "92", "93"];
    private static readonly AccountEdges[] Edges = [AccountEdges.Owned, AccountEdges.Client];

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
    private readonly FakeGraph _graph;
    private readonly Dictionary<string, FakeBusiness> _businesses;
    private readonly BusinessAccountsClient _client;
    private readonly InventoryOptions _options;
    private readonly InMemoryInventoryStore _store = new();
    private readonly Dictionary<(string Business, AccountEdges Edge, int Account), int> _aliveSince = [];
    private readonly Dictionary<int, int> _names = [];
    private readonly Dictionary<int, SortedSet<int>> _numbers = [];
    private readonly HashSet<(string, AccountEdges)> _denied = [];
    private readonly Dictionary<(string, AccountEdges), int> _outages = [];
    private readonly List<WorldConsumer> _consumers = [];
    private readonly WorldConsumer _reference = new("reference", 0);
    private AccountInventory _inventory;
    private int _tick;
    private int _failures;
    private int _throttles;
    private DateTimeOffset _throttledUntil;
    private Action<int>? _whileReading;
    private int _requests;

    public GraphWorld(bool readsNumbers)
    {
        _graph = new FakeGraph(new FakeGraphOptions { TimeProvider = _time, MaxPageSize = 3, JournalCapacity = 1 });
        _businesses = Businesses.ToDictionary(id => id, id => _graph.AddBusiness(id));
        _client = _graph.CreateAccountsClient(settings =>
        {
            settings.MaxRateLimitWait = TimeSpan.Zero;
            settings.MaxRetryAttempts = 0;
        });
        _options = new InventoryOptions
        {
            Fields = [AccountField.Name],
            PhoneNumbers = readsNumbers,
            PhoneNumberFields = [PhoneNumberField.VerifiedName],
        };
        _inventory = Start();
        InjectFaults();
    }

    public async Task RunAsync(IEnumerable<GraphStep> steps)
    {
        await ReadAllAsync(0);
        foreach (GraphStep step in steps)
        {
            _tick++;
            await TakeAsync(step);
        }

        await ComeToRestAsync();
    }

    private AccountInventory Start() => new(_client, _store, _options, _time);

    private void InjectFaults()
    {
        _graph.Inject(
            GraphFault.Empty500().When(_ => Notice()).Always(),
            GraphFault.RateLimited(Throttle).When(_ => IsThrottled()).Always(),
            GraphFault.UnknownError().When(_ => Take(ref _failures)).Always(),
            GraphFault.PermissionDenied().When(request => EdgeOf(request) is { } edge && _denied.Contains(edge)).Always(),
            GraphFault.Reply(200, """{"data":[]}""").When(request => EdgeOf(request) is { } edge && _outages.ContainsKey(edge)).Always(),
            GraphFault.Error(100, "Unsupported get request.", subcode: 33)
                .When(request => request.Edge is null && IsOut(request.ObjectId!)).Always());
    }

    private bool Notice()
    {
        _whileReading?.Invoke(++_requests);
        return false;
    }

    private bool IsThrottled()
    {
        bool isThrottled = Take(ref _throttles);
        if (isThrottled)
            _throttledUntil = _time.GetUtcNow() + MaxThrottle;
        return isThrottled;
    }

    private bool IsOut(string account) => _outages.Keys.Any(
        edge => int.TryParse(account, CultureInfo.InvariantCulture, out int id) && _aliveSince.ContainsKey((edge.Item1, edge.Item2, id)));

    private static bool Take(ref int count)
    {
        if (count == 0)
            return false;
        count--;
        return true;
    }

    private static (string, AccountEdges)? EdgeOf(RecordedRequest request) => request.Edge switch
    {
        "owned_whatsapp_business_accounts" => (request.ObjectId!, AccountEdges.Owned),
        "client_whatsapp_business_accounts" => (request.ObjectId!, AccountEdges.Client),
        _ => null,
    };

    private async Task TakeAsync(GraphStep step)
    {
        string business = Businesses[step.Business];
        (string Business, AccountEdges Edge) edge = (business, step.Edge);
        switch (step.Kind)
        {
            case GraphStepKind.Put:
                Put(edge, step.Account, step.Number);
                break;
            case GraphStepKind.Move:
                Leave((business, AccountEdges.Both & ~step.Edge), step.Account);
                Put(edge, step.Account, step.Number);
                break;
            case GraphStepKind.Leave:
                Leave(edge, step.Account);
                break;
            case GraphStepKind.Delete:
                Delete(step.Account);
                break;
            case GraphStepKind.Number:
                Numbers(step.Account).SymmetricExceptWith([step.Number]);
                Write(step.Account);
                break;
            case GraphStepKind.Permission:
                if (!_denied.Add(edge))
                    _denied.Remove(edge);
                break;
            case GraphStepKind.Outage:
                if (!_outages.Remove(edge))
                    _outages[edge] = 0;
                break;
            case GraphStepKind.Shift:
                await ShiftAsync(edge, step.Account, step.Number);
                break;
            case GraphStepKind.Failures:
                _failures = step.Number;
                break;
            case GraphStepKind.Throttle:
                _throttles = step.Number;
                break;
            case GraphStepKind.ChangeWhileReading:
                _requests = 0;
                _whileReading = request =>
                {
                    if (request == step.Number + 1)
                        Put(edge, step.Account, step.Number + 100);
                    else if (request == step.Number + 3)
                        Delete(step.Account);
                };
                break;
            case GraphStepKind.Pass:
                await PassAsync(_options.Interval * (step.Number == 0 ? 3 : 1), () => _inventory.RefreshAsync(Ids(Businesses)));
                break;
            case GraphStepKind.EarlyPass:
                await PassAsync(_options.Interval * 0.3, () => _inventory.RefreshAsync([business]));
                break;
            case GraphStepKind.TwoPasses:
                await PassAsync(
                    _options.Interval,
                    () => Task.WhenAll(_inventory.RefreshAsync(Ids(Businesses)), Start().RefreshAsync(Ids(Businesses))));
                break;
            case GraphStepKind.Crash:
                await CrashAsync(step.Number + step.Account);
                break;
            case GraphStepKind.Consume:
                await ConsumeAsync($"consumer {step.Business}", step.Account + step.Number, step.Number);
                break;
            case GraphStepKind.RemoveConsumer:
                _consumers.RemoveAll(consumer => consumer.Name == $"consumer {step.Business}");
                await _inventory.RemoveConsumerAsync($"consumer {step.Business}");
                break;
            case GraphStepKind.Forget:
                await _inventory.ForgetBusinessAsync(business);
                await ReadAllAsync(_tick);
                break;
        }
    }

    private static IEnumerable<BusinessId> Ids(IEnumerable<string> businesses) => businesses.Select(id => new BusinessId(id));

    private static int Number(WabaId id) => int.Parse(id.Value, CultureInfo.InvariantCulture);

    private SortedSet<int> Numbers(int account)
    {
        if (!_numbers.TryGetValue(account, out SortedSet<int>? numbers))
            _numbers[account] = numbers = [];
        return numbers;
    }

    private void Put((string Business, AccountEdges Edge) edge, int account, int name)
    {
        _names[account] = name;
        _aliveSince.TryAdd((edge.Business, edge.Edge, account), ++_tick);
        Write(account);
    }

    private void Leave((string Business, AccountEdges Edge) edge, int account)
    {
        if (_aliveSince.Remove((edge.Business, edge.Edge, account)))
            Remove(edge, account);
    }

    private void Delete(int account)
    {
        foreach ((string Business, AccountEdges Edge, int Account) place in _aliveSince.Keys.Where(key => key.Account == account).ToList())
            Leave((place.Business, place.Edge), account);
    }

    // Writes the account anew on every edge that lists it, which puts it at their ends.
    private void Write(int account)
    {
        foreach ((string Business, AccountEdges Edge, int Account) place in _aliveSince.Keys.Where(key => key.Account == account).ToList())
        {
            Remove((place.Business, place.Edge), account);
            WhatsAppBusinessAccount state = new()
            {
                Id = $"{account}",
                Name = $"{_names[account]}",
                PhoneNumbers = new GraphList<WhatsAppBusinessPhoneNumber>
                {
                    Items = [.. Numbers(account).Select(number => new WhatsAppBusinessPhoneNumber { Id = $"{account}00{number}" })],
                },
            };
            if (place.Edge == AccountEdges.Owned)
                _businesses[place.Business].AddOwnedAccount(state);
            else
                _businesses[place.Business].AddClientAccount(state);
        }
    }

    private void Remove((string Business, AccountEdges Edge) edge, int account)
    {
        if (edge.Edge == AccountEdges.Owned)
            _businesses[edge.Business].RemoveOwnedAccount($"{account}");
        else
            _businesses[edge.Business].RemoveClientAccount($"{account}");
    }

    // A list that shifts misses no account that the pass before missed, or that Graph does not show by its id: that is evidence.
    private async Task ShiftAsync((string Business, AccountEdges Edge) edge, int missed, int twice)
    {
        KnownBusiness known = await _store.ReadBusinessAsync(edge.Business, default);
        bool wasAbsent = known.Accounts.Values.Any(entry => entry.Account.Id == $"{missed}" && entry.Absence is not null);
        List<int> listed = [.. _aliveSince.Keys.Where(key => (key.Business, key.Edge) == edge).Select(key => key.Account).Order()];
        if (!wasAbsent && !IsOut($"{missed}"))
            listed.Remove(missed);
        if (listed.Contains(twice))
            listed.Add(twice);
        string items = string.Join(',', listed.Select(id => $$"""{"id":"{{id}}","name":"{{_names[id]}}"}"""));
        _graph.ClearFaults();
        _graph.Inject(GraphFault.Reply(200, $$"""{"data":[{{items}}]}""").When(request => EdgeOf(request) == edge));
        InjectFaults();
        await PassAsync(_options.Interval, () => _inventory.RefreshAsync([edge.Business]));
        _graph.ClearFaults();
        InjectFaults();
    }

    private async Task PassAsync(TimeSpan time, Func<Task> pass)
    {
        foreach ((string, AccountEdges) edge in _outages.Keys.ToList())
        {
            if (++_outages[edge] > MaxOutage)
                _outages.Remove(edge);
        }

        _time.Advance(time);
        int began = _tick++;
        await DriveAsync(pass());
        _whileReading = null;
        await ReadAllAsync(began);
    }

    // A call in the queue behind a throttled one waits for the clock, but not longer than the rate limit lasts.
    private async Task DriveAsync(Task pass)
    {
        while (_time.GetUtcNow() < _throttledUntil && await Task.WhenAny(pass, Task.Delay(Stall)) != pass)
            _time.Advance(TimeSpan.FromMinutes(1));
        await pass.WaitAsync(MaxStall);
    }

    private async Task CrashAsync(int requests)
    {
        using CancellationTokenSource kill = new();
        _requests = 0;
        _whileReading = request =>
        {
            if (request == requests)
                kill.Cancel();
        };
        await PassAsync(_options.Interval, async () =>
        {
            try
            {
                await _inventory.RefreshAsync(Ids(Businesses), kill.Token);
            }
            catch (OperationCanceledException) when (kill.IsCancellationRequested)
            {
            }
        });
        _inventory = Start();
    }

    private async Task ConsumeAsync(string name, int most, int acknowledged)
    {
        WorldConsumer? consumer = _consumers.Find(consumer => consumer.Name == name);
        if (consumer is null)
        {
            long start = _reference.Received.Keys.DefaultIfEmpty().Max();
            _consumers.Add(consumer = new WorldConsumer(name, start));
        }

        await consumer.TakeAsync(_inventory, most, acknowledged);
    }

    private async Task ReadAllAsync(int began)
    {
        foreach (AccountChange change in await _reference.TakeAsync(_inventory, int.MaxValue, int.MaxValue))
        {
            bool wasAlive = _aliveSince.TryGetValue((change.BusinessId.Value, change.Edge, Number(change.AccountId)), out int since)
                && since <= began;
            bool isRemoval = change.Kind == AccountChangeKind.Removed && change.PhoneNumberId is null && change.Evidence != "forgotten";
            Assert.False(isRemoval && wasAlive && !change.Evidence!.EndsWith("accepted", StringComparison.Ordinal), $"{change} is alive: {change.Evidence}");
        }

        AccountChange[] received = [.. _reference.Received.Values];
        Assert.Equal(received.Length, received.Select(change => change.Id).Distinct().Count());
    }

    private async Task ComeToRestAsync()
    {
        _denied.Clear();
        _outages.Clear();
        (_failures, _throttles) = (0, 0);
        for (int round = 0; round < 8; round++)
        {
            await PassAsync(_options.Interval, () => _inventory.RefreshAsync(Ids(Businesses)));
            foreach (string business in round < 4 ? [] : Businesses)
                await _inventory.AcceptRemovalsAsync(business, AccountEdges.Both);
        }

        await ReadAllAsync(_tick);
        InventoryPass last = await _inventory.RefreshAsync(Ids(Businesses));
        Assert.Equal((0, 0, 0), (last.Changes, last.FailedEdges, last.PendingRemovals));

        (string, string, string?, bool, string)[] world =
        [
            .. _aliveSince.Keys
                .GroupBy(place => (place.Business, place.Account))
                .Select(places => (
                    places.Key.Business,
                    $"{places.Key.Account}",
                    (string?)$"{_names[places.Key.Account]}",
                    places.Any(place => place.Edge == AccountEdges.Owned),
                    _options.PhoneNumbers ? string.Join(' ', Numbers(places.Key.Account).Select(number => $"{places.Key.Account}00{number}")) : ""))
                .Order(),
        ];
        List<InventoryEntry> entries = await _inventory.ReadAsync().ToListAsync();
        Assert.Equal(world, entries
            .Select(entry => (
                entry.BusinessId.Value,
                entry.Account.Id.Value,
                entry.Account.Name,
                entry.Edge == AccountEdges.Owned,
                string.Join(' ', (entry.PhoneNumbers ?? []).Select(number => number.Id))))
            .Order());

        await ConsumeAsync("last", int.MaxValue, 0);
        foreach (WorldConsumer consumer in _consumers.Append(_reference))
        {
            await consumer.TakeAsync(_inventory, int.MaxValue, int.MaxValue);
            Assert.Equal(world.Select(entry => (entry.Item1, entry.Item2, entry.Item3)), consumer.State);
            Assert.Empty(_reference.Received.Keys.Where(sequence => sequence > consumer.Start).Except(consumer.Received.Keys));
        }
    }
}
