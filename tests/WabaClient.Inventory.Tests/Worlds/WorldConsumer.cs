using WabaClient.Tests.Support;

namespace WabaClient.Tests.Worlds;

/// <summary>A consumer that reads and acknowledges as it likes, and applies every change once.</summary>
internal sealed class WorldConsumer(string name, long start)
{
    private readonly Dictionary<long, AccountChange> _received = [];
    private readonly Dictionary<(BusinessId, WabaId), string?> _state = [];
    private long _acknowledged;

    /// <summary>Gets the last sequence before the consumer was created.</summary>
    public long Start { get; } = start;

    public string Name { get; } = name;

    public IReadOnlyDictionary<long, AccountChange> Received => _received;

    /// <summary>Gets the names of the accounts after all changes.</summary>
    public IEnumerable<(string Business, string Account, string? Name)> State => _state
        .Select(entry => (entry.Key.Item1.Value, entry.Key.Item2.Value, entry.Value))
        .Order();

    /// <summary>Reads changes, and acknowledges a part of them.</summary>
    /// <returns>The changes that the consumer had not received before.</returns>
    public async Task<List<AccountChange>> TakeAsync(AccountInventory inventory, int most, int acknowledged)
    {
        List<AccountChange> fresh = [];
        List<long> sequences = [];
        await foreach (AccountChange change in inventory.ReadChangesAsync(Name))
        {
            Assert.True(change.Sequence > _acknowledged, $"{change} was acknowledged.");
            Assert.True(sequences.Count == 0 || change.Sequence > sequences[^1], $"{change} is out of order.");
            sequences.Add(change.Sequence);
            if (!_received.TryGetValue(change.Sequence, out AccountChange? before))
                fresh.Add(change);
            else
                Assert.Equal((before.Id, before.Kind, before.AccountId), (change.Id, change.Kind, change.AccountId));
            _received[change.Sequence] = change;
            if (sequences.Count == most)
                break;
        }

        foreach (AccountChange change in fresh)
            Apply(change);
        if (sequences.Count > 0 && acknowledged > 0)
        {
            _acknowledged = sequences[Math.Min(acknowledged, sequences.Count) - 1];
            await inventory.AcknowledgeAsync(Name, _acknowledged);
        }

        return fresh;
    }

    private void Apply(AccountChange change)
    {
        if (change.PhoneNumberId is not null)
            return;
        (BusinessId, WabaId) key = (change.BusinessId, change.AccountId);
        bool isKnown = _state.ContainsKey(key);
        Assert.True(isKnown == (change.Kind != AccountChangeKind.Added), $"{Name}: {change} of an account that is known: {isKnown}.");
        if (change.Kind == AccountChangeKind.Removed)
            _state.Remove(key);
        else
            _state[key] = change.After!.Name;
    }
}
