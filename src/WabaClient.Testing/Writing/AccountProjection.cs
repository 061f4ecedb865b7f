using System.Buffers;
using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>Writes accounts with the fields that were asked for.</summary>
/// <param name="fields">The fields, or null for Graph's default ones.</param>
/// <param name="cursors">Writes the cursors of nested lists.</param>
/// <param name="links">Writes the links of nested lists.</param>
/// <param name="permittedTasks">Whether accounts show their permitted tasks: on the client edge only.</param>
internal sealed class AccountProjection(IReadOnlyList<RequestedField>? fields, CursorCodec cursors, PagingLinks links, bool permittedTasks)
{
    private const string PhoneNumbers = "phone_numbers";

    private static readonly WhatsAppBusinessAccountJsonConverter Converter = new();
    private static readonly JsonSerializerOptions NoOptions = new();

    private readonly ArrayBufferWriter<byte> _scratch = new(1024);
    private readonly JsonObjectView _view = new();

    /// <summary>What must be made of the accounts.</summary>
    public AccountParts Parts { get; } = PartsOf(fields);

    public void Write(Utf8JsonWriter json, WhatsAppBusinessAccount account)
    {
        if (fields is null)
        {
            WriteDefaults(json, account);
            return;
        }

        _scratch.ResetWrittenCount();
        using (Utf8JsonWriter whole = new(_scratch, JsonText.WriterOptions))
            Converter.Write(whole, account, NoOptions);

        _view.Read(_scratch.WrittenMemory);
        json.WriteStartObject();
        foreach (RequestedField field in fields)
        {
            if (_view.Find(field.Utf8Name) is not { } value || (field.Name == "permitted_tasks" && !permittedTasks))
                continue;

            json.WritePropertyName(field.Name);
            if (field.Name == PhoneNumbers && JsonObjectView.IsObject(value))
                WriteNestedEdge(json, account.Id.Value, field, value);
            else
                WriteValue(json, field.Children, value);
        }

        if (!fields.Any(field => field.Name == "id"))
            json.WriteString("id", account.Id.Value);
        json.WriteEndObject();
    }

    private static AccountParts PartsOf(IReadOnlyList<RequestedField>? fields)
    {
        AccountParts parts = AccountParts.Defaults;
        foreach (RequestedField field in fields ?? [])
        {
            parts |= field.Name switch
            {
                "id" or "name" or "currency" or "timezone_id" or "message_template_namespace" => AccountParts.Defaults,
                "health_status" => AccountParts.Health,
                PhoneNumbers => AccountParts.PhoneNumbers,
                _ => AccountParts.Details,
            };
        }

        return parts;
    }

    private static void WriteDefaults(Utf8JsonWriter json, WhatsAppBusinessAccount account)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, account.Id.Value);
        if (account.Name is not null)
            json.WriteString("name"u8, account.Name);
        if (account.Currency is not null)
            json.WriteString("currency"u8, account.Currency);
        if (account.TimezoneId is not null)
            json.WriteString("timezone_id"u8, account.TimezoneId);
        if (account.MessageTemplateNamespace is not null)
            json.WriteString("message_template_namespace"u8, account.MessageTemplateNamespace);
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, IReadOnlyList<RequestedField>? children, ReadOnlyMemory<byte> value)
    {
        if (children is null || !JsonObjectView.IsObject(value))
        {
            json.WriteRawValue(value.Span, skipInputValidation: true);
            return;
        }

        JsonObjectView view = new JsonObjectView().Read(value);
        json.WriteStartObject();
        foreach (RequestedField child in children)
        {
            if (view.Find(child.Utf8Name) is not { } part)
                continue;

            json.WritePropertyName(child.Name);
            WriteValue(json, child.Children, part);
        }

        if (!children.Any(child => child.Name == "id") && view.Find("id"u8) is { } id)
        {
            json.WritePropertyName("id");
            json.WriteRawValue(id.Span, skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    private void WriteNestedEdge(Utf8JsonWriter json, string accountId, RequestedField field, ReadOnlyMemory<byte> value)
    {
        JsonObjectView list = new JsonObjectView().Read(value);
        List<ReadOnlyMemory<byte>> items = list.Find("data"u8) is { } data ? JsonObjectView.Elements(data) : [];
        ulong scope = StableHash.Add(StableHash.Add(0, accountId), PhoneNumbers);
        int limit = field.Limit ?? ListingQuery.DefaultLimit;
        int first = field.After is null ? 0 : (cursors.Read(scope, field.After)?.Sequence ?? items.Count) + 1;
        int end = Math.Min(items.Count, Math.Min(first, items.Count) + limit);

        json.WriteStartObject();
        json.WriteStartArray("data");
        for (int i = first; i < end; i++)
            WriteValue(json, field.Children, items[i]);
        json.WriteEndArray();
        if (first < end)
        {
            string after = cursors.Write(scope, new Cursor(end - 1, 1));
            json.WriteStartObject("paging");
            json.WriteStartObject("cursors");
            json.WritePropertyName("before");
            JsonText.WriteAscii(json, cursors.Write(scope, new Cursor(first, 1)));
            json.WritePropertyName("after");
            JsonText.WriteAscii(json, after);
            json.WriteEndObject();
            if (end < items.Count || list.Find("paging"u8) is not null)
            {
                json.WritePropertyName("next");
                JsonText.WriteAscii(json, links.Build(accountId, PhoneNumbers, [], limit, "after", after));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
