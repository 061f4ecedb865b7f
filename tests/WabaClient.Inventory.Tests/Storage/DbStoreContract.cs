using System.Data.Common;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Storage;

/// <summary>Additional rules for the stores in a database.</summary>
public abstract partial class DbStoreContract : StoreContract
{
    private static int _prefixes;

    private DbDataSource? _dataSource;

    private protected abstract InventoryDialect Dialect { get; }

    /// <summary>Gets the start of the names of the tables; tests that share a database have different ones.</summary>
    private protected string Prefix { get; } = $"t{Interlocked.Increment(ref _prefixes)}_";

    private protected DbDataSource DataSource => _dataSource!;

    private protected abstract Task<DbDataSource> OpenDataSourceAsync();

    private protected override async Task<InventoryStore> OpenAsync()
    {
        _dataSource ??= await OpenDataSourceAsync();
        return new DbInventoryStore(DataSource, Dialect, Prefix);
    }

    private protected DbInventoryStore OpenProbed(Func<string, Task> onStatement, bool hasBatches = true) =>
        new(new ProbedDataSource(DataSource, onStatement, hasBatches), Dialect, Prefix);

    private protected DbInventoryStore OpenRecorded(List<string> statements) => OpenProbed(
        statement =>
        {
            statements.Add(statement);
            return Task.CompletedTask;
        },
        hasBatches: false);

    private protected async Task ExecuteAsync(string sql)
    {
        await using DbConnection connection = await DataSource.OpenConnectionAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a-b")]
    [InlineData("a; DROP TABLE x")]
    [InlineData("a\n")]
    [InlineData("é")]
    [InlineData("a234567890123456789012345678901")]
    public void A_prefix_that_is_no_plain_name_is_refused(string prefix) =>
        Assert.Throws<ArgumentException>(nameof(prefix), () => new DbInventoryStore(DataSource, Dialect, prefix));

    [Fact]
    public async Task Two_prefixes_are_two_inventories()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");

        DbInventoryStore other = new(DataSource, Dialect, "Other" + Prefix);

        Assert.Empty((await other.ReadBusinessAsync(Accounts.Business, None)).Accounts);
    }

    [Fact]
    public async Task Many_stores_can_create_the_tables_at_the_same_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => new DbInventoryStore(DataSource, Dialect, Prefix).ReadBusinessAsync("1", None))));

        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");
    }

    [Fact]
    public async Task Tables_of_a_newer_version_are_refused()
    {
        await ReadAsync();
        await ExecuteAsync($"UPDATE {Prefix}inventory SET version = 99");
        await ReopenAsync();

        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync());

        Assert.Contains("version 99", e.Message);
        Assert.Contains("update the package", e.Message);
    }

    [Fact]
    public async Task Nothing_is_read_of_a_transaction_that_is_open_and_nothing_is_skipped_when_it_is_committed()
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        DbInventoryStore slow = OpenProbed(async statement =>
        {
            if (statement == "COMMIT" && reached.TrySetResult())
                await release.Task;
        });
        long start = await Store.OpenConsumerAsync("a", Now, None);
        KnownBusiness first = await ReadAsync("1");
        KnownBusiness second = await ReadAsync("2");

        Task<CommitResult> slowCommit = Task.Run(
            () => PassAsync(slow, first, AccountEdges.Owned, [new WhatsAppBusinessAccount { Id = "1" }]));
        await reached.Task;
        Assert.Empty((await ReadAsync("1")).Accounts);
        Assert.Empty(await ListAsync(Store.ReadEntriesAsync(null, None)));

        // In SQLite, this one waits for 30 seconds at most, so little happens before the first one is released.
        Task<CommitResult> otherCommit = Task.Run(() => CommitAsync(second, AccountEdges.Owned, "2"));
        Assert.Empty(await Store.ReadChangesAsync("a", start, 10, None));
        release.SetResult();

        Assert.Equal(CommitResult.Stored, await slowCommit);
        Assert.Equal(CommitResult.Stored, await otherCommit);
        IReadOnlyList<AccountChange> changes = await Store.ReadChangesAsync("a", start, 10, None);
        Assert.Equal(["1", "2"], changes.Select(change => change.AccountId.Value));
    }

    [Fact]
    public async Task A_pass_without_differences_writes_no_account()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2");
        List<string> statements = [];
        DbInventoryStore probed = OpenRecorded(statements);
        KnownBusiness known = await probed.ReadBusinessAsync(Accounts.Business, None);
        statements.Clear();

        await PassAsync(probed, known, AccountEdges.Owned, known.Accounts.Values.Select(entry => entry.Account));

        Assert.Equal(2, (await ReadAsync()).Owned.Revision);
        Assert.Contains(statements, statement => statement.StartsWith($"UPDATE {Prefix}edges", StringComparison.Ordinal));
        Assert.DoesNotContain(statements, statement => statement.Contains($"{Prefix}accounts", StringComparison.Ordinal));
        Assert.DoesNotContain(statements, statement => statement.Contains($"{Prefix}inventory SET", StringComparison.Ordinal));
    }
}
