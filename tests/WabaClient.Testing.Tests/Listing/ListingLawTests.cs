using System.Text.Json;

namespace WabaClient.Testing.Tests;

/// <summary>Random listings over HTTP return the same as a simple model of an edge.</summary>
public sealed class ListingLawTests
{
    private const int ListingsPerSeed = 12;
    private const int StepsPerListing = 40;
    private const int LastSecond = 100;

    public static TheoryData<HostKind, int> Seeds =>
        [.. Enumerable.Range(1, 25).Select(seed => (HostKind.Memory, seed)), .. Enumerable.Range(101, 3).Select(seed => (HostKind.Kestrel, seed))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_listing_has_the_accounts_of_the_model_in_its_order(HostKind kind, int seed)
    {
        Random random = new(seed);
        FakeGraph graph = new(new FakeGraphOptions { Seed = seed });
        FakeBusiness business = graph.AddBusiness(TestHost.BusinessId);
        ListingModel owned = Populate(
            random,
            account => business.AddOwnedAccount(account),
            isHidden => business.HideOwnedAccounts(isHidden));
        ListingModel client = Populate(
            random,
            account => business.AddClientAccount(account),
            isHidden => business.HideClientAccounts(isHidden));
        await using TestHost host = await TestHost.StartAsync(kind, graph);

        for (int i = 0; i < ListingsPerSeed; i++)
        {
            RandomListing listing = new(random, LastSecond);
            ListingModel model = listing.IsOwned ? owned : client;
            await WalkAsync(host, listing, model, random, Remove);

            void Remove(int account)
            {
                WabaId id = model.Accounts[account].Id;
                Assert.Equal(
                    model.Remove(account),
                    listing.IsOwned ? business.RemoveOwnedAccount(id) : business.RemoveClientAccount(id));
            }
        }
    }

    // Forwards and backwards at random, and now and then an account is removed on the way.
    private static async Task WalkAsync(
        TestHost host, RandomListing listing, ListingModel model, Random random, Action<int> remove)
    {
        (int? place, bool backwards, string cursor) = (null, false, "");
        for (int step = 0; step < StepsPerListing; step++)
        {
            (int status, JsonElement body) = await host.GetAsync(listing.Url + cursor);
            if (place is { } row && !model.Has(row))
            {
                Assert.Equal((400, 2642), (status, body.GetProperty("error").GetProperty("code").GetInt32()));
                return;
            }

            ListingModel.Page page = model.Cut(listing, place, backwards);
            AssertIs(listing, page, status, body);
            backwards = page.HasPrevious && (!page.HasNext || random.Next(4) == 0);
            place = backwards ? page.First : page.Last;
            if (place is null || !(page.HasNext || page.HasPrevious))
                return;

            string name = backwards ? "before" : "after";
            cursor = $"&{name}={Uri.EscapeDataString(body.GetProperty("paging").GetProperty("cursors").GetProperty(name).GetString()!)}";
            if (random.Next(20) == 0)
                remove(random.Next(model.Accounts.Count));
        }
    }

    private static void AssertIs(RandomListing listing, ListingModel.Page expected, int status, JsonElement body)
    {
        Assert.True(status == 200, $"{listing.Url}: {status} {body}");
        JsonElement[] items = [.. body.GetProperty("data").EnumerateArray()];
        Assert.Equal(expected.Ids, items.Select(item => item.GetProperty("id").GetString()));
        bool hasPaging = body.TryGetProperty("paging", out JsonElement paging);
        Assert.Equal(expected.First is not null, hasPaging);
        Assert.Equal(expected.HasNext, hasPaging && paging.TryGetProperty("next", out _));
        Assert.Equal(expected.HasPrevious, hasPaging && paging.TryGetProperty("previous", out _));
        if (listing.Fields.Count > 0)
            Assert.All(
                items,
                item => Assert.Empty(item.EnumerateObject().Select(property => property.Name).Except([.. listing.Fields, "id"])));
    }

    private static ListingModel Populate(Random random, Action<WhatsAppBusinessAccount> add, Action<Func<WhatsAppBusinessAccount, bool>> hide)
    {
        OwnershipType?[] types = [null, OwnershipType.Self, OwnershipType.ClientOwned, OwnershipType.OnBehalfOf];
        int count = random.Next(4) == 0 ? random.Next(3) : random.Next(3, 260);
        List<WhatsAppBusinessAccount> accounts = [];
        for (int i = 0; i < count; i++)
        {
            accounts.Add(new WhatsAppBusinessAccount
            {
                Id = $"{1 + i}{random.Next(1_000_000, 9_999_999)}",
                Name = $"Account {i}",
                CreationTime = random.Next(10) == 0
                    ? null
                    : DateTimeOffset.FromUnixTimeSeconds(random.Next(1, LastSecond)),
                OwnershipType = types[random.Next(types.Length)],
            });
            add(accounts[i]);
        }

        bool hidesSome = random.Next(3) == 0;
        Func<WhatsAppBusinessAccount, bool> isHidden = account => hidesSome && account.Id.Value[^1] < '4';
        if (hidesSome)
            hide(isHidden);
        return new ListingModel(accounts, isHidden);
    }
}
