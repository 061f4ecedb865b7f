using System.Data;
using System.Data.Common;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Storage;

public abstract partial class DbStoreContract
{
    /// <summary>Gets how many instances of a consumer run at the same time.</summary>
    private protected virtual int ConsumerInstances => 1;

    private DbInventoryStore Inventory => (DbInventoryStore)Store;

    [Fact]
    public async Task A_consumer_that_acknowledges_in_its_own_transaction_applies_each_change_exactly_once()
    {
        const int Changes = 24;
        await Store.OpenConsumerAsync("crm", Now, None);
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, Enumerable.Range(1, Changes).Select(id => $"{id}"));
        await ExecuteAsync($"CREATE TABLE {Prefix}crm (change_id VARCHAR(64) NOT NULL)");

        await Task.WhenAll(Enumerable.Range(0, ConsumerInstances).Select(seed => Task.Run(() => ConsumeAsync(new Random(seed)))));

        List<string> applied = await ReadAppliedAsync();
        Assert.Equal(Changes, applied.Count);
        Assert.Equal(Changes, applied.Distinct().Count());
    }

    [Fact]
    public async Task An_acknowledgement_is_rolled_back_with_its_transaction()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");
        AccountChange change = Assert.Single(await ChangesAsync("crm"));

        await using (DbConnection connection = await DataSource.OpenConnectionAsync())
        {
            await using DbTransaction transaction = await connection.BeginTransactionAsync();
            await Inventory.AcknowledgeAsync(transaction, "crm", change.Sequence);
            await transaction.RollbackAsync();
        }

        Assert.Equal(change, Assert.Single(await ChangesAsync("crm")));
    }

    [Fact]
    public async Task An_acknowledged_change_is_refused_in_a_transaction_and_accepted_without_one()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2");
        IReadOnlyList<AccountChange> changes = await ChangesAsync("crm");
        await Store.AcknowledgeAsync("crm", changes[1].Sequence, None);
        await Store.AcknowledgeAsync("crm", changes[1].Sequence, None);

        await using DbConnection connection = await DataSource.OpenConnectionAsync();
        await using DbTransaction transaction = await connection.BeginTransactionAsync();
        foreach (AccountChange change in changes)
        {
            await Assert.ThrowsAsync<DBConcurrencyException>(
                () => Inventory.AcknowledgeAsync(transaction, "crm", change.Sequence));
        }

        // An exception of the driver is no reason to skip the change.
        await connection.CloseAsync();
        Exception e = await Assert.ThrowsAnyAsync<Exception>(() => Inventory.AcknowledgeAsync(transaction, "crm", changes[1].Sequence));
        Assert.IsNotType<DBConcurrencyException>(e);
    }

    [Fact]
    public async Task In_a_transaction_too_an_unknown_consumer_and_a_sequence_of_the_future_are_refused()
    {
        await Store.OpenConsumerAsync("crm", Now, None);
        await using DbConnection connection = await DataSource.OpenConnectionAsync();
        await using DbTransaction transaction = await connection.BeginTransactionAsync();

        await Assert.ThrowsAsync<ArgumentException>("consumer", () => Inventory.AcknowledgeAsync(transaction, "x", 0));
        await Assert.ThrowsAsync<ArgumentException>("sequence", () => Inventory.AcknowledgeAsync(transaction, "crm", 99));
    }

    // Some commits are followed by a crash before the answer arrives, and some transactions by a crash before the commit.
    private async Task ConsumeAsync(Random random)
    {
        while (true)
        {
            long after = await Store.OpenConsumerAsync("crm", Now, None);
            if (await Store.ReadChangesAsync("crm", after, 1, None) is not [AccountChange change])
                return;

            bool isAnswerLost = random.Next(3) == 0;
            bool isApplied = await ApplyAsync(change, isCrashing: random.Next(3) == 0);
            if (isApplied && isAnswerLost)
                Assert.False(await ApplyAsync(change, isCrashing: false));
        }
    }

    private async Task<bool> ApplyAsync(AccountChange change, bool isCrashing)
    {
        await using DbConnection connection = await DataSource.OpenConnectionAsync();
        await using DbTransaction transaction = await connection.BeginTransactionAsync();
        await using DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {Prefix}crm (change_id) VALUES ('{change.Id}')";
        await command.ExecuteNonQueryAsync();
        try
        {
            await Inventory.AcknowledgeAsync(transaction, "crm", change.Sequence);
        }
        catch (DBConcurrencyException)
        {
            // Another instance, or this one before, has applied it; the transaction is rolled back.
            return false;
        }

        if (isCrashing)
            return false;
        await transaction.CommitAsync();
        return true;
    }

    private async Task<List<string>> ReadAppliedAsync()
    {
        await using DbConnection connection = await DataSource.OpenConnectionAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT change_id FROM {Prefix}crm";
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        List<string> applied = [];
        while (await reader.ReadAsync())
            applied.Add(reader.GetString(0));
        return applied;
    }
}
