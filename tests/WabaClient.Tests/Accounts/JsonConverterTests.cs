using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WabaClient.Tests.Accounts;

public sealed class JsonConverterTests
{
    private static readonly WhatsAppBusinessAccount Account = new()
    {
        Id = "104996122399160",
        Name = "Lucky \"Shrub\" é",
        TimezoneId = "1",
        CreationTime = DateTimeOffset.FromUnixTimeSeconds(1604962813),
        BusinessVerificationStatus = BusinessVerificationStatus.Verified,
        IsSharedWithPartners = false,
        OwnerBusinessInfo = new() { Id = "5" },
        PhoneNumbers = new()
        {
            Items =
            [
                new() { Id = "8", ThroughputLevel = "HIGH", LastOnboardedTime = DateTimeOffset.FromUnixTimeSeconds(7) },
            ],
            HasMore = true,
        },
        PermittedTasks = ["MANAGE"],
        AdditionalProperties = new Dictionary<string, JsonElement>
        {
            ["analytics"] = AccountJson.Element("""{"a":[1]}"""),
            ["currency"] = AccountJson.Element("5"),
        },
    };

    [Fact]
    public void An_account_is_written_in_graph_s_shape() =>
        Assert.Equal(
            """
            {"id":"104996122399160","name":"Lucky \u0022Shrub\u0022 \u00E9","timezone_id":"1","creation_time":1604962813,
            "business_verification_status":"verified","is_shared_with_partners":false,"owner_business_info":{"id":"5"},
            "phone_numbers":{"data":[{"id":"8","throughput":{"level":"HIGH"},"last_onboarded_time":7}],"paging":{"next":""}},
            "permitted_tasks":["MANAGE"],"analytics":{"a":[1]},"currency":5}
            """.ReplaceLineEndings(""),
            AccountJson.Write(Account));

    [Fact]
    public void A_name_is_never_written_twice()
    {
        WhatsAppBusinessAccount account = new()
        {
            Id = "1",
            Name = "kept",
            AdditionalProperties = new Dictionary<string, JsonElement>
            {
                ["id"] = AccountJson.Element("2"),
                ["name"] = AccountJson.Element("3"),
                ["other"] = AccountJson.Element("4"),
            },
        };

        Assert.Equal("""{"id":"1","name":"kept","other":4}""", AccountJson.Write(account));
    }

    [Fact]
    public void An_account_goes_through_a_user_s_own_context_and_back()
    {
        string json = JsonSerializer.Serialize(Account, ModelJsonContext.Default.WhatsAppBusinessAccount);

        Assert.Equal(AccountJson.Write(Account), json);
        Assert.Equal(Account, JsonSerializer.Deserialize(json, ModelJsonContext.Default.WhatsAppBusinessAccount));
    }

    [Fact]
    public void Ids_and_open_values_go_through_a_user_s_own_context_and_back()
    {
        Bookmark bookmark = new("12", "34", "approved", "verified", "brand_new", AccountStatus.Active, null, Account);

        string json = JsonSerializer.Serialize(bookmark, ModelJsonContext.Default.Bookmark);

        Assert.StartsWith(
            """{"business":"12","account":"34","review":"APPROVED","verification":"verified","ownership":"brand_new","status":"ACTIVE","limit":null,"copy":{""",
            json,
            StringComparison.Ordinal);
        Assert.Equal(bookmark, JsonSerializer.Deserialize(json, ModelJsonContext.Default.Bookmark));
    }

    [Fact]
    public void Ids_can_be_the_keys_of_a_dictionary()
    {
        Dictionary<WabaId, AccountStatus> statuses = new() { ["12"] = AccountStatus.Active };

        string json = JsonSerializer.Serialize(statuses, ModelJsonContext.Default.DictionaryWabaIdAccountStatus);

        Assert.Equal("""{"12":"ACTIVE"}""", json);
        Assert.Equal(
            statuses,
            JsonSerializer.Deserialize(json, ModelJsonContext.Default.DictionaryWabaIdAccountStatus));
        Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize("""{"x":"ACTIVE"}""", ModelJsonContext.Default.DictionaryWabaIdAccountStatus));
    }

    [Fact]
    public void An_id_is_read_from_a_number_without_losing_a_digit()
    {
        const string Digits = "12345678901234567890123456789012";

        Assert.Equal(Digits, Deserialize($$"""{"business":{{Digits}}}""").Business.Value);
    }

    [Theory]
    [InlineData("""{"business":"x"}""")]
    [InlineData("""{"business":""}""")]
    [InlineData("""{"business":1.5}""")]
    [InlineData("""{"business":true}""")]
    [InlineData("""{"business":["1"]}""")]
    [InlineData("""{"business":null}""")]
    [InlineData("""{"business":"\uD800"}""")]
    [InlineData("""{"status":""}""")]
    [InlineData("""{"status":{}}""")]
    [InlineData("""{"copy":{"name":"without an id"}}""")]
    [InlineData("""{"copy":{"id":"1\uD800"}}""")]
    [InlineData("""{"copy":[]}""")]
    public void What_is_no_id_value_or_account_is_a_json_exception(string json) =>
        Assert.Throws<JsonException>(() => Deserialize(json));

    [Fact]
    public void A_null_account_is_null() => Assert.Null(Deserialize("""{"copy":null}""").Copy);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void A_reader_over_pieces_reads_the_same(int pieceLength)
    {
        string json = $$"""[{"id":1, "name":"é", "unknown":[1,{"a":"b"}]}, {{AccountJson.Write(Account)}}]""";
        ReadOnlySequence<byte> pieces = Pieces.Of(Encoding.UTF8.GetBytes(json), pieceLength);
        Utf8JsonReader reader = new(pieces);

        List<WhatsAppBusinessAccount>? accounts = JsonSerializer.Deserialize(
            ref reader,
            ModelJsonContext.Default.ListWhatsAppBusinessAccount);

        Assert.Equal(2, accounts!.Count);
        Assert.Equal("é", accounts[0].Name);
        Assert.Equal("""[1,{"a":"b"}]""", accounts[0].AdditionalProperties["unknown"].GetRawText());
        Assert.Equal(Account, accounts[1]);
    }

    [Fact]
    public void An_id_over_pieces_reads_the_same()
    {
        Utf8JsonReader reader = new(Pieces.Of("""{"business":12345,"account":"678"}"""u8.ToArray(), 2));

        Bookmark bookmark = JsonSerializer.Deserialize(ref reader, ModelJsonContext.Default.Bookmark)!;

        Assert.Equal("12345", bookmark.Business.Value);
        Assert.Equal("678", bookmark.Account?.Value);
    }

    [Fact]
    public async Task A_stream_that_comes_in_drops_reads_the_same()
    {
        List<WhatsAppBusinessAccount> accounts =
        [
            .. Enumerable.Range(1, 200).Select(i => Account with { Id = $"{i}" }),
        ];
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(
            accounts,
            ModelJsonContext.Default.ListWhatsAppBusinessAccount);
        using DrippingStream stream = new(json);

        List<WhatsAppBusinessAccount>? read = await JsonSerializer.DeserializeAsync(
            stream,
            ModelJsonContext.Default.ListWhatsAppBusinessAccount,
            TestContext.Current.CancellationToken);

        Assert.Equal(accounts, read);
    }

    private static Bookmark Deserialize(string json) =>
        JsonSerializer.Deserialize(json, ModelJsonContext.Default.Bookmark)!;
}
