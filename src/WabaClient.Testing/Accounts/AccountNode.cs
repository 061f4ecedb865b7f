using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>An account in the form in which a response contains it.</summary>
/// <param name="account">The account.</param>
/// <param name="isClient">Whether it is on a client edge, where it has additional fields.</param>
/// <param name="isGenerated">Whether it was generated, and therefore has values for fields without a member.</param>
/// <param name="businessId">The business on whose edge it is.</param>
/// <param name="apps">The apps of the graph.</param>
internal sealed class AccountNode(
    WhatsAppBusinessAccount account, bool isClient, bool isGenerated, string businessId, AppDirectory apps)
    : GraphNode(isClient ? NodeTypes.ClientAccount : NodeTypes.Account, account.Id.Value)
{
    private static readonly WhatsAppBusinessAccountJsonConverter Converter = new();
    private static readonly JsonSerializerOptions NoOptions = new();

    public WhatsAppBusinessAccount Account { get; } = account;

    public override string MeteredId => Id;

    public override void Write(Utf8JsonWriter json) => Converter.Write(json, Account, NoOptions);

    public override bool TryWriteDefaults(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, Id);
        if (Account.Name is not null)
            json.WriteString("name"u8, Account.Name);
        if (Account.Currency is not null)
            json.WriteString("currency"u8, Account.Currency);
        if (Account.TimezoneId is not null)
            json.WriteString("timezone_id"u8, Account.TimezoneId);
        if (Account.MessageTemplateNamespace is not null)
            json.WriteString("message_template_namespace"u8, Account.MessageTemplateNamespace);
        json.WriteEndObject();
        return true;
    }

    public override string? Computed(string field) => field == "business_type" && isGenerated ? "\"ent\"" : null;

    public override NodeList? List(string edge) => edge switch
    {
        NodeTypes.PhoneNumbers => Account.PhoneNumbers is null
            ? null
            : PhoneNumberNodes.List(Account, isGenerated, businessId, apps),
        NodeTypes.SubscribedApps => AppNodes.Subscriptions(apps.SubscribedTo(Id)),
        _ => Given(edge) ?? ItemList.Empty,
    };

    /// <summary>Returns the account as it is when read by its id, without the fields of the client edge.</summary>
    public AccountNode AsItself() =>
        isClient ? new AccountNode(Account, isClient: false, isGenerated, businessId, apps) : this;

    public GraphNode? PhoneNumber(string id) => PhoneNumberNodes.Find(Account, id, isGenerated, businessId, apps);

    /// <summary>Returns a list that a test specified in the additional properties of the account.</summary>
    private ItemList? Given(string edge)
    {
        if (!Account.AdditionalProperties.TryGetValue(edge, out JsonElement given)
            || given.ValueKind != JsonValueKind.Object
            || !given.TryGetProperty("data", out JsonElement data)
            || data.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        JsonElement[] items = [.. data.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)];
        return new ItemList(items.Length, index =>
        {
            string id = items[index].TryGetProperty("id", out JsonElement value) ? value.ToString() : "";
            return new JsonGraphNode(NodeTypes.Item, id, json => items[index].WriteTo(json));
        });
    }
}
