namespace WabaClient.Tool.Board.Tests.Server;

/// <summary>The accounts of the first reading of an edge are its baseline; those of later readings were added.</summary>
public sealed class BoardBaselineTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly BoardWorld _world = new(TimeProvider.System, isFake: true);

    [Fact]
    public void The_first_reading_is_no_change_though_its_edge_is_known_first()
    {
        Know(accounts: 2, Start);

        Assert.False(_world.Add(Added("1", Start.AddSeconds(1)), isOld: false));
        Assert.False(_world.Add(Added("2", Start.AddSeconds(1)), isOld: false));
        Assert.True(_world.Add(Added("3", Start.AddSeconds(9)), isOld: false));
    }

    [Fact]
    public void The_first_reading_is_no_change_though_its_edge_is_known_later()
    {
        Assert.False(_world.Add(Added("1", Start.AddSeconds(1)), isOld: false));
        Know(accounts: 1, Start);

        Assert.True(_world.Add(Added("2", Start.AddSeconds(9)), isOld: false));
    }

    [Fact]
    public void The_first_account_of_an_edge_that_was_empty_is_a_change()
    {
        Know(accounts: 0, Start);
        Know(accounts: 1, Start.AddSeconds(8));

        Assert.True(_world.Add(Added("1", Start.AddSeconds(9)), isOld: false));
    }

    [Fact]
    public void An_account_that_a_restarted_board_finds_is_a_change()
    {
        _world.Know(Entry("1", Start));
        Know(accounts: 1, Start);

        Assert.True(_world.Add(Added("2", Start.AddSeconds(9)), isOld: false));
    }

    [Fact]
    public void A_restarted_board_tells_the_first_reading_from_later_ones()
    {
        _world.Know(Entry("3", Start.AddSeconds(8)));
        _world.Know(Entry("1", Start));
        _world.Know(Entry("2", Start));
        _world.Know(Entry("4", Start.AddSeconds(16)));
        Know(accounts: 4, Start.AddSeconds(16));

        Assert.False(_world.Add(Added("1", Start.AddSeconds(1)), isOld: true));
        Assert.False(_world.Add(Added("2", Start.AddSeconds(1)), isOld: true));
        Assert.True(_world.Add(Added("3", Start.AddSeconds(9)), isOld: true));
        Assert.True(_world.Add(Added("4", Start.AddSeconds(17)), isOld: true));
    }

    [Fact]
    public void A_restarted_board_that_has_acknowledged_the_first_reading_shows_all_later_ones()
    {
        _world.Know(Entry("1", Start));
        _world.Know(Entry("3", Start.AddSeconds(8)));

        Assert.True(_world.Add(Added("3", Start.AddSeconds(9)), isOld: true));
    }

    [Fact]
    public void An_account_that_was_moved_here_is_no_earlier_reading()
    {
        _world.Know(Entry("1", Start));
        _world.Know(Entry("2", Start.AddSeconds(-1)));
        _world.Know(Entry("3", Start.AddSeconds(-1), AccountEdges.Client));

        Assert.False(_world.Add(Added("1", Start.AddSeconds(1)), isOld: true));
    }

    private static AccountChange Added(string id, DateTimeOffset at) => new()
    {
        Sequence = 1,
        Id = id,
        Kind = AccountChangeKind.Added,
        BusinessId = "1001",
        Edge = AccountEdges.Owned,
        AccountId = id,
        ObservedAt = at,
        After = new WhatsAppBusinessAccount { Id = id },
    };

    private static InventoryEntry Entry(string id, DateTimeOffset firstSeen, AccountEdges edge = AccountEdges.Owned) => new()
    {
        Account = new WhatsAppBusinessAccount { Id = id },
        BusinessId = "1001",
        Edge = edge,
        FirstSeen = firstSeen,
        LastSeen = firstSeen,
    };

    private void Know(int accounts, DateTimeOffset complete) => _world.SetEdges(
        [new EdgeState { BusinessId = "1001", Edge = AccountEdges.Owned, Accounts = accounts, LastComplete = complete }],
        reading: complete.ToUnixTimeSeconds());
}
