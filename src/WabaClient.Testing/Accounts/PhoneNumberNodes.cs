using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>The phone numbers of an account as objects.</summary>
internal static class PhoneNumberNodes
{
    private const string Available = "AVAILABLE";
    private const string Limited = "LIMITED";

    private static readonly WhatsAppBusinessPhoneNumberJsonConverter Converter = new();
    private static readonly JsonSerializerOptions NoOptions = new();
    private static readonly string[] SortFields = ["last_onboarded_time", "creation_time"];

    public static ItemList List(WhatsAppBusinessAccount account, bool isGenerated, string businessId, AppDirectory apps)
    {
        IReadOnlyList<WhatsAppBusinessPhoneNumber> numbers = account.PhoneNumbers?.Items ?? [];
        return new ItemList(numbers.Count, index => Node(account, numbers[index], isGenerated, businessId, apps))
        {
            Filters = Filters(numbers),
            SortFields = SortFields,
            CutOff = account.PhoneNumbers?.HasMore == true,
        };
    }

    public static GraphNode? Find(
        WhatsAppBusinessAccount account, string id, bool isGenerated, string businessId, AppDirectory apps) =>
        account.PhoneNumbers?.Items.FirstOrDefault(number => number.Id == id) is { } number
            ? Node(account, number, isGenerated, businessId, apps)
            : null;

    private static JsonGraphNode Node(
        WhatsAppBusinessAccount account,
        WhatsAppBusinessPhoneNumber number,
        bool isGenerated,
        string businessId,
        AppDirectory apps) => new(NodeTypes.PhoneNumber, number.Id, json => Converter.Write(json, number, NoOptions))
        {
            MeteredAs = account.Id.Value,
            Computing = field => field switch
            {
                "health_status" => Health(
                    number, account.Id.Value, account.OwnerBusinessInfo?.Id ?? businessId, apps.Own.Id),
                "is_pin_enabled" or "is_preverified_number" or "is_on_biz_app" when isGenerated => "false",
                "search_visibility" when isGenerated => "\"NON_VISIBLE\"",
                "eligibility_for_api_business_global_search" when isGenerated => "\"NON_ELIGIBLE_VERIFIED_LEVEL\"",
                "messaging_limit_tier" when isGenerated => "\"TIER_1K\"",
                "new_name_status" when isGenerated => "\"NONE\"",
                _ => null,
            },
        };

    // Documented as always included: the number, its account, business and app.
    private static string Health(WhatsAppBusinessPhoneNumber number, string accountId, string businessId, string appId)
    {
        string own = number.Status is null or "CONNECTED" ? Available : Limited;
        (string Type, string Id, string CanSend)[] entities =
        [
            ("PHONE_NUMBER", number.Id, own),
            ("WABA", accountId, Available),
            ("BUSINESS", businessId, Available),
            ("APP", appId, Available),
        ];
        IEnumerable<string> parts = entities.Select(entity =>
            $$"""{"entity_type":"{{entity.Type}}","id":"{{JsonEncodedText.Encode(entity.Id)}}","can_send_message":"{{entity.CanSend}}"}""");
        return $$"""{"can_send_message":"{{own}}","entities":[{{string.Join(',', parts)}}]}""";
    }

    private static FilterGrammar<int> Filters(IReadOnlyList<WhatsAppBusinessPhoneNumber> numbers) =>
        new FilterGrammar<int>()
        .Add("account_mode", "EQUAL", value =>
        {
            string? mode = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            return mode is null ? null : index => numbers[index].AccountMode == mode;
        })
        .Add("is_official_business_account", "EQUAL", value =>
        {
            bool? isOfficial = value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
            return isOfficial is null ? null : index => numbers[index].IsOfficialBusinessAccount == isOfficial;
        });
}
