using System.Globalization;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Rules;

/// <summary>A business that changes at random, an inventory of it, and a consumer that applies every change.</summary>
/// <remarks>
/// A pass can miss an account that the pass before it listed, can list one twice, and can list none at all for some hours,
/// while every id is answered as unknown.
/// </remarks>
internal sealed class RandomWorld
{
    private const int MaxOutage = 40;

    private readonly RuleScene _scene = new();
    private readonly SortedDictionary<int, Place> _places = [];
    private readonly Dictionary<AccountEdges, EdgeMood> _moods =
        new() { [AccountEdges.Owned] = new(), [AccountEdges.Client] = new() };
    private readonly Dictionary<WabaId, string?> _consumer = [];
    private readonly HashSet<string> _changeIds = [];

    private sealed record Place(int Name, AccountEdges Edges);

    private sealed class EdgeMood
    {
        public bool IsOut { get; set; }

        public int OutPasses { get; set; }

        public HashSet<int> Listed { get; set; } = [];
    }

    public void Run(IEnumerable<WorldStep> steps)
    {
        foreach (WorldStep step in steps)
            Take(step);
        ComeToRest();
    }

    private static int Number(WabaId id) => int.Parse(id.Value, CultureInfo.InvariantCulture);

    private void Take(WorldStep step)
    {
        int id = step.Account;
        _places.TryGetValue(id, out Place? place);
        switch (step.Kind)
        {
            case WorldStepKind.Put:
                _places[id] = new Place(step.Number, step.Edge);
                break;
            case WorldStepKind.Share when place is not null:
                _places[id] = place with { Edges = AccountEdges.Both };
                break;
            case WorldStepKind.Leave when place is not null && place.Edges != step.Edge:
                _places[id] = place with { Edges = AccountEdges.Both & ~step.Edge };
                break;
            case WorldStepKind.Delete:
                _places.Remove(id);
                break;
            case WorldStepKind.Outage when _moods[step.Edge].OutPasses == 0:
                _moods[step.Edge].IsOut = true;
                break;
            case WorldStepKind.Recovery:
                _moods[step.Edge].IsOut = false;
                break;
            case WorldStepKind.Read:
                _scene.IsRemovalAllowed = step.Number != 0;
                Read(step.Edge, missed: id, twice: step.Number);
                break;
            case WorldStepKind.EarlyRead:
                _scene.Now -= RuleScene.Interval * 0.9;
                Read(step.Edge, missed: id, twice: step.Number);
                break;
        }
    }

    private IReadOnlyList<AccountChange> Read(AccountEdges edge, int? missed = null, int? twice = null)
    {
        EdgeMood mood = _moods[edge];
        mood.IsOut &= mood.OutPasses < MaxOutage;
        mood.OutPasses = mood.IsOut ? mood.OutPasses + 1 : 0;

        List<int> listed = mood.IsOut
            ? []
            : [.. _places.Where(place => place.Value.Edges.HasFlag(edge)).Select(place => place.Key)];
        if (missed is { } absent && mood.Listed.Contains(absent))
            listed.Remove(absent);
        mood.Listed = [.. listed];
        if (twice is { } again && listed.Contains(again))
            listed.Add(again);

        IReadOnlyList<AccountChange> changes = _scene.Read(
            edge,
            listed.Select(id => new WhatsAppBusinessAccount { Id = $"{id}", Name = $"{_places[id].Name}" }),
            id => mood.IsOut || !_places.ContainsKey(Number(id)) ? RuleScene.Gone : null);
        foreach (AccountChange change in changes)
            Apply(change);
        Assert.All(listed, id => Assert.True(_scene.Entries.ContainsKey($"{id}")));
        return changes;
    }

    private void Apply(AccountChange change)
    {
        Assert.True(_changeIds.Add(change.Id), $"The id of {change} was used before.");
        Assert.Equal(change.Kind != AccountChangeKind.Added, _consumer.ContainsKey(change.AccountId));
        if (change.Kind == AccountChangeKind.Removed)
        {
            bool isAlive = _places.TryGetValue(
                Number(change.AccountId),
                out Place? place) && place.Edges.HasFlag(change.Edge);
            Assert.False(isAlive, $"{change} is alive.");
            _consumer.Remove(change.AccountId);
        }
        else
        {
            _consumer[change.AccountId] = change.After!.Name;
        }
    }

    private void ComeToRest()
    {
        _scene.IsRemovalAllowed = true;
        for (int round = 0; round < 6; round++)
        {
            foreach (AccountEdges edge in _moods.Keys)
            {
                _moods[edge].IsOut = false;
                Read(edge);
                if (round < 3)
                    continue;
                foreach (AccountChange change in _scene.Accept(edge))
                    Apply(change);
            }
        }

        Assert.Equal(
            _places.Select(
                place => ($"{place.Key}", $"{place.Value.Name}", place.Value.Edges.HasFlag(AccountEdges.Owned))),
            _scene.Entries.Values
                .OrderBy(entry => Number(entry.Account.Id))
                .Select(entry => (entry.Account.Id.Value, entry.Account.Name!, entry.Edge == AccountEdges.Owned)));
        Assert.Equal(
            _places.Select(place => ($"{place.Key}", (string?)$"{place.Value.Name}")),
            _consumer.OrderBy(entry => Number(entry.Key)).Select(entry => (entry.Key.Value, entry.Value)));

        foreach (AccountEdges edge in _moods.Keys)
        {
            Assert.Empty(Read(edge));
            Assert.Equal(0, _scene.RowsWritten);
        }
    }
}
