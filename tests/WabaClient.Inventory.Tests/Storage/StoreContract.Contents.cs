using System.Text;
using System.Text.Json;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task An_entry_is_read_back_with_everything_that_is_known()
    {
        Absence absence = new()
        {
            Since = Now,
            Until = Now.AddTicks(1),
            LastSeen = Now.AddDays(-1),
            Passes = 3,
            IsAnswered = true,
            Confirmation = "error 100/33 \0\"é",
            Removal = RemovalState.Pending,
            Evidence = "absent",
        };
        KnownAccount entry = new()
        {
            Account = Accounts.Parse(
                """{"id":"1","name":"a","creation_time":5,"new":{"a":[1,1.0,null]},"phone_numbers":{"data":[{"id":"5"}]}}"""),
            Edge = AccountEdges.Client,
            FirstSeen = Now.AddTicks(7),
            Fields = RequestedFields.Create("name", "phone_numbers.limit(3){id}"),
            Absence = absence,
            OnOtherEdge = Accounts.Parse("""{"id":"1","name":"b"}"""),
            IsOnBothEdges = true,
            Numbers = new Dictionary<string, KnownNumber>
            {
                ["x\0"] = new()
                {
                    Number = JsonSerializer.Deserialize<WhatsAppBusinessPhoneNumber>("""{"id":"x\u0000","verified_name":"é"}""")!,
                    Fields = RequestedFields.Create("verified_name"),
                    Absence = absence,
                },
            },
        };
        KnownAccount plain = new()
        {
            Account = Accounts.Parse("""{"id":"2"}"""),
            Edge = AccountEdges.Client,
            FirstSeen = Now,
            Fields = entry.Fields,
        };
        KnownBusiness known = await ReadAsync();
        KnownEdge edge = known.Client with
        {
            Revision = 1,
            LastComplete = Now,
            EmptySince = Now.AddTicks(3),
            FailingSince = Now.AddTicks(4),
            Failure = "f",
        };
        AccountChange change = new()
        {
            Sequence = 0,
            Id = "ABC",
            Kind = AccountChangeKind.Moved,
            BusinessId = known.Id,
            Edge = AccountEdges.Client,
            AccountId = "1",
            PhoneNumberId = "x\0",
            ObservedAt = Now.AddTicks(9),
            Before = entry.OnOtherEdge,
            After = entry.Account,
            NumberBefore = entry.Numbers["x\0"].Number,
            NumberAfter = entry.Numbers["x\0"].Number,
            ChangedFields = ["name", "x\0"],
            Evidence = "e\0",
        };
        await Store.OpenConsumerAsync("a", Now, None);

        await Store.CommitAsync(known, new EdgeOutcome(edge, [entry, plain], [], [change]), None);
        await ReopenAsync();

        KnownBusiness read = await ReadAsync();
        Assert.Equal(edge, read.Client);
        Assert.Equal(Describe(entry), Describe(read.Accounts["1"]));
        Assert.Equal(Describe(plain), Describe(read.Accounts["2"]));
        AccountChange readChange = Assert.Single(await ChangesAsync("a"));
        Assert.Equal(change with { Sequence = readChange.Sequence }, readChange);
        InventoryEntry shown = (await ListAsync(Store.ReadEntriesAsync(null, None)))[0];
        Assert.Equal(entry.Account, shown.Account);
        Assert.Equal(absence.LastSeen, shown.LastSeen);
        Assert.Equal(entry.FirstSeen, shown.FirstSeen);
        Assert.Equal("x\0", Assert.Single(shown.PhoneNumbers!).Id);
    }

    [Fact]
    public async Task Every_Unicode_character_and_a_long_name_are_kept()
    {
        const int Part = 16_384;
        List<string> names = [new string('é', 1_000_000)];
        for (int start = 0; start <= 0x10FFFF; start += Part)
        {
            StringBuilder text = new();
            foreach (int scalar in Enumerable.Range(start, Part).Where(Rune.IsValid))
                text.Append(new Rune(scalar).ToString());
            names.Add(text.ToString());
        }

        WhatsAppBusinessAccount[] accounts = [.. names.Select((name, i) => new WhatsAppBusinessAccount
        {
            Id = $"{i + 1}",
            Name = name,
            AdditionalProperties = new Dictionary<string, JsonElement>
            {
                [name.Length > 100_000 ? "x" : name] = JsonSerializer.SerializeToElement(name[..10]),
            },
        })];
        await Store.OpenConsumerAsync("a", Now, None);

        await PassAsync(Store, await ReadAsync(), AccountEdges.Owned, accounts);
        await ReopenAsync();

        IReadOnlyDictionary<WabaId, KnownAccount> read = (await ReadAsync()).Accounts;
        Assert.All(accounts, account => Assert.True(account == read[account.Id].Account, $"Part {account.Id} differs."));
        Assert.True((await ChangesAsync("a")).Select(change => change.After).SequenceEqual(accounts));
    }

    private static string Describe(KnownAccount entry) => string.Join(
        '\n',
        StoredJson.Write(entry.Account, StoredJson.WriteModel),
        EntryDetails.Write(entry, new FieldSets()),
        entry.Edge,
        StoredText.Write(entry.FirstSeen),
        string.Join('|', entry.Fields.Expressions));
}
