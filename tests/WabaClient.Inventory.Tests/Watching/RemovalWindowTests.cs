using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Tests.Watching;

public sealed class RemovalWindowTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    private readonly FakeTimeProvider _time = new();
    private readonly RemovalWindow _window;

    public RemovalWindowTests() => _window = new RemovalWindow(Interval, _time);

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(10)]
    public void A_pass_over_all_businesses_is_decided_as_a_whole_however_long_it_takes(double intervals)
    {
        Begin(1, 40);
        End(1, 5, loses: true);
        for (int id = 6; id <= 40; id++)
        {
            _time.Advance(Interval * (intervals / 35));
            Assert.False(_window.IsDue);
            End(id, id, loses: id > 30);
        }

        Assert.True(_window.IsDue);
        (IReadOnlyList<EdgeResult> losing, bool isAllowed) = _window.Take();
        Assert.Equal((15, false), (losing.Count, isAllowed));
        Assert.False(_window.IsDue);
    }

    [Fact]
    public void Edges_that_begin_later_are_not_waited_for()
    {
        Begin(1, 2);
        End(1, 1, loses: true);
        Begin(3, 9);
        Assert.False(_window.IsDue);

        End(2, 2, loses: false);

        Assert.True(_window.IsDue);
        Assert.True(_window.Take().IsAllowed);
    }

    [Fact]
    public void Edges_that_lost_accounts_one_after_the_other_within_an_interval_count_together()
    {
        Begin(1, 20);
        End(1, 20, loses: false);
        List<bool> allowed = [];
        for (int id = 1; id <= 8; id++)
        {
            // A deletion announced by two webhooks, so that the edge is read again at once.
            Begin(id, id);
            End(id, id, loses: true);
            allowed.Add(_window.Take().IsAllowed);
            _time.Advance(TimeSpan.FromSeconds(2));
            Begin(id, id);
            End(id, id, loses: false);
        }

        Assert.Equal([true, true, true, true, true, false, false, false], allowed);
        _time.Advance(Interval * 1.3);
        Begin(1, 1);
        End(1, 1, loses: true);
        Assert.True(_window.Take().IsAllowed);
    }

    [Fact]
    public void A_failed_edge_counts_and_a_dropped_one_does_not()
    {
        Begin(1, 60);
        End(1, 6, loses: true);
        for (int id = 7; id <= 60; id++)
            _window.End(Result(id) with { Failure = new GraphResponseException() });
        Assert.True(_window.Take().IsAllowed);

        _time.Advance(Interval * 2);
        Begin(1, 60);
        End(1, 6, loses: true);
        for (int id = 7; id <= 60; id++)
            _window.End(Result(id) with { IsDropped = true });
        Assert.False(_window.Take().IsAllowed);
    }

    [Fact]
    public void A_failure_of_the_store_leaves_nothing_to_wait_for()
    {
        Begin(1, 2);
        End(1, 1, loses: true);
        _window.Abort();
        Assert.False(_window.IsDue);

        Begin(1, 2);
        End(1, 1, loses: true);
        End(2, 2, loses: false);
        Assert.Equal("1", Assert.Single(_window.Take().Losing).BusinessId.Value);
    }

    private static EdgeResult Result(int id) =>
        new() { BusinessId = $"{id}", Edge = AccountEdges.Owned, BeganAt = DateTimeOffset.UnixEpoch };

    private void Begin(int first, int last) =>
        _window.Begin(Enumerable.Range(first, last - first + 1).Select(id => (new BusinessId($"{id}"), AccountEdges.Owned)));

    private void End(int first, int last, bool loses)
    {
        for (int id = first; id <= last; id++)
            _window.End(Result(id) with { IsStored = true, DueRemovals = loses ? 1 : 0 });
    }
}
