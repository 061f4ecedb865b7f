using WabaClient.Tests.Support;

namespace WabaClient.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task What_is_stored_is_read_back()
    {
        Assert.Equal(CommitResult.Stored, await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2"));

        KnownBusiness business = await ReadAsync();
        Assert.Equal((1, 0), (business.Owned.Revision, business.Client.Revision));
        Assert.Equal(["1", "2"], business.Accounts.Keys.Select(id => id.Value).Order());
        Assert.Equal(new EdgeRevisions(1, 0), await Store.ReadRevisionsAsync(Accounts.Business, None));
        Assert.Equal(new EdgeRevisions(0, 0), await Store.ReadRevisionsAsync("99", None));
    }

    [Fact]
    public async Task Of_two_writers_of_one_edge_the_second_is_dropped_whole()
    {
        KnownBusiness business = await ReadAsync();

        Assert.Equal(CommitResult.Stored, await CommitAsync(business, AccountEdges.Owned, "1"));
        Assert.Equal(CommitResult.Dropped, await CommitAsync(business, AccountEdges.Owned, "2"));

        Assert.Equal("1", Assert.Single((await ReadAsync()).Accounts.Keys).Value);
    }

    [Fact]
    public async Task A_writer_of_the_other_edge_applies_the_rules_again()
    {
        KnownBusiness business = await ReadAsync();

        Assert.Equal(CommitResult.Stored, await CommitAsync(business, AccountEdges.Owned, "1"));
        Assert.Equal(CommitResult.Repeat, await CommitAsync(business, AccountEdges.Client, "1"));
        Assert.Equal(CommitResult.Stored, await CommitAsync(await ReadAsync(), AccountEdges.Client, "1"));

        Assert.Single((await ReadAsync()).Accounts);
    }

    [Fact]
    public async Task Writers_of_one_business_at_the_same_time_lose_nothing_and_report_nothing_twice()
    {
        const int Writers = 4;
        const int Accounts = 6;
        await Store.OpenConsumerAsync("a", Now, None);

        int[] stored = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => AddAsync(writer))));

        KnownBusiness business = await ReadAsync();
        IReadOnlyList<AccountChange> changes = await ChangesAsync("a");
        Assert.Equal(Writers * Accounts, business.Accounts.Count);
        Assert.Equal(Writers * Accounts, changes.Select(change => change.AccountId).Distinct().Count());
        Assert.Equal(Writers * Accounts, changes.Select(change => change.Id).Distinct().Count());
        Assert.Equal(Writers * Accounts, changes.Count);
        Assert.Equal(stored.Sum(), business.Owned.Revision + business.Client.Revision);

        async Task<int> AddAsync(int writer)
        {
            AccountEdges edge = writer % 2 == 0 ? AccountEdges.Owned : AccountEdges.Client;
            int revisions = 0;
            for (int i = 1; i <= Accounts;)
            {
                KnownBusiness known = await ReadAsync();
                IEnumerable<string> listed = known.Accounts.Values
                    .Where(entry => entry.Edge == edge).Select(entry => entry.Account.Id.Value);
                if (await CommitAsync(known, edge, listed.Append($"{(writer * 100) + i}")) == CommitResult.Stored)
                {
                    i++;
                    revisions++;
                }
            }

            return revisions;
        }
    }

    [Fact]
    public async Task A_failure_keeps_the_revision_and_is_reset_by_the_next_complete_pass()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");
        KnownBusiness known = await ReadAsync();

        await Store.FailAsync(known.Owned with { FailingSince = Now, Failure = "no\0 permission \ud800" }, None);
        await Store.FailAsync(known.Client with { FailingSince = Now, Failure = "x" }, None);

        KnownBusiness failing = await ReadAsync();
        Assert.Equal(known.Owned.Revision, failing.Owned.Revision);
        Assert.Equal(Now, failing.Owned.FailingSince);
        Assert.StartsWith("no", failing.Owned.Failure);
        Assert.Equal("x", failing.Client.Failure);
        Assert.Equal(CommitResult.Stored, await CommitAsync(known, AccountEdges.Owned, "1"));
        Assert.Null((await ReadAsync()).Owned.Failure);
    }

    [Fact]
    public async Task A_failure_that_is_older_than_the_last_pass_is_not_stored()
    {
        KnownBusiness known = await ReadAsync();
        await CommitAsync(known, AccountEdges.Owned, "1");

        await Store.FailAsync(known.Owned with { FailingSince = Now, Failure = "old" }, None);

        Assert.Null((await ReadAsync()).Owned.Failure);
    }

    [Fact]
    public async Task A_business_that_is_forgotten_keeps_its_revisions()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2");
        KnownBusiness known = await ReadAsync();
        EdgeOutcome outcome = RemovalRules.Remove(known.Owned, known.Accounts.Values, _ => "forgotten", Now);

        await Store.CommitAsync(known, outcome with { Edge = outcome.Edge with { LastComplete = null } }, None);

        KnownBusiness forgotten = await ReadAsync();
        Assert.Empty(forgotten.Accounts);
        Assert.Equal(2, forgotten.Owned.Revision);
        Assert.Empty(await ListAsync(Store.ReadEdgesAsync(None)));
        Assert.Empty(await ListAsync(Store.ReadEntriesAsync(null, None)));
    }

    [Fact]
    public async Task A_canceled_call_stores_nothing()
    {
        KnownBusiness known = await ReadAsync();
        EdgeOutcome outcome = new(known.Owned with { Revision = 1, LastComplete = Now }, [], [], []);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.CommitAsync(known, outcome, new CancellationToken(true)));

        Assert.Equal(0, (await ReadAsync()).Owned.Revision);
    }
}
