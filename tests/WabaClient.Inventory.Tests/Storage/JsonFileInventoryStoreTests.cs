using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Tests.Storage;

public sealed class JsonFileInventoryStoreTests : StoreContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("waba-json-").FullName;

    private string FilePath => Path.Combine(_folder, "inventory.json");

    private protected override Task<InventoryStore> OpenAsync() =>
        Task.FromResult<InventoryStore>(new JsonFileInventoryStore(FilePath));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_second_store_of_the_file_is_refused_until_the_first_one_is_closed()
    {
        Assert.Throws<IOException>(() => new JsonFileInventoryStore(FilePath));

        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");
        await ReopenAsync();

        Assert.Single((await ReadAsync()).Accounts);
    }

    [Fact]
    public async Task A_store_that_is_closed_cannot_be_used()
    {
        ((IDisposable)Store).Dispose();
        ((IDisposable)Store).Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => ReadAsync());
    }

    [Fact]
    public async Task The_file_is_complete_after_a_flush()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");
        await Store.FlushAsync(None);

        string copy = Path.Combine(_folder, "copy.json");
        File.Copy(FilePath, copy);
        using JsonFileInventoryStore other = new(copy);

        Assert.Single((await other.ReadBusinessAsync(Support.Accounts.Business, None)).Accounts);
        Assert.Equal(
            ["copy.json", "copy.json.lock", "inventory.json", "inventory.json.lock"],
            Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Changes_that_were_read_are_in_the_file()
    {
        await Store.OpenConsumerAsync("a", Now, None);
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");
        Assert.Single(await ChangesAsync("a"));

        string copy = Path.Combine(_folder, "copy.json");
        File.Copy(FilePath, copy);
        using JsonFileInventoryStore other = new(copy);

        Assert.Single((await other.ReadBusinessAsync(Support.Accounts.Business, None)).Accounts);
    }

    [Fact]
    public async Task The_file_is_replaced_at_most_once_a_second_and_a_reader_waits_for_it()
    {
        FakeTimeProvider time = new();
        using JsonFileInventoryStore store = new(Path.Combine(_folder, "timed.json"), time);
        long start = await store.OpenConsumerAsync("a", Now, None);
        await store.FlushAsync(None);
        await PassAsync(
            store, await store.ReadBusinessAsync("1", None), AccountEdges.Owned, [new WhatsAppBusinessAccount { Id = "1" }]);

        Task<IReadOnlyList<AccountChange>> reading = store.ReadChangesAsync("a", start, 10, None);
        Assert.False(reading.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(reading.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Single(await reading);
    }

    [Fact]
    public async Task A_file_that_is_damaged_anywhere_is_refused_and_left_alone()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2");
        await ChangesAsync("a");
        ((IDisposable)Store).Dispose();
        byte[] whole = File.ReadAllBytes(FilePath);
        string damaged = Path.Combine(_folder, "damaged.json");

        const int Step = 7;
        for (int length = 0; length < whole.Length; length += Step)
            AssertRefused(whole[..length]);
        AssertRefused(whole[..^1]);
        AssertRefused([.. whole, .. whole]);
        AssertRefused("{}"u8.ToArray());
        AssertRefused("[]"u8.ToArray());
        AssertRefused(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(whole).Replace("\"edge\":1", "\"edge\":\"1\"")));
        AssertRefused(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(whole).Replace("\"first_seen\":\"20", "\"first_seen\":\"x0")));

        void AssertRefused(byte[] contents)
        {
            File.WriteAllBytes(damaged, contents);
            Assert.Contains(damaged, Assert.Throws<InvalidDataException>(() => new JsonFileInventoryStore(damaged)).Message);
            Assert.Equal(contents, File.ReadAllBytes(damaged));
        }
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_and_left_alone()
    {
        string newer = Path.Combine(_folder, "newer.json");
        File.WriteAllText(newer, "{\"version\":99,\"tables\":{}}");

        InvalidDataException e = Assert.Throws<InvalidDataException>(() => new JsonFileInventoryStore(newer));

        Assert.Contains("version 99", e.Message);
        Assert.Contains("update the package", e.Message);
        Assert.Equal("{\"version\":99,\"tables\":{}}", File.ReadAllText(newer));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_an_error_of_a_later_call()
    {
        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1");
        await Store.FlushAsync(None);
        Directory.CreateDirectory($"{FilePath}.tmp");

        await CommitAsync(await ReadAsync(), AccountEdges.Owned, "1", "2");
        await Assert.ThrowsAnyAsync<Exception>(() => Store.FlushAsync(None));

        Directory.Delete($"{FilePath}.tmp");
        await Store.FlushAsync(None);
    }
}
