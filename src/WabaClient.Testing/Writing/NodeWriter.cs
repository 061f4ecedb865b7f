using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>Writes objects with the requested fields, and the lists that are nested in them.</summary>
/// <param name="cursors">Writes and reads the cursors of nested lists.</param>
/// <param name="links">Writes the links of nested lists.</param>
/// <param name="maxPageSize">The maximum number of objects on a nested page.</param>
internal sealed class NodeWriter(CursorCodec cursors, PagingLinks links, int maxPageSize)
{
    private static readonly Dictionary<string, string> NoParameters = [];

    private readonly ArrayBufferWriter<byte> _scratch = new(1024);
    private readonly JsonObjectView _view = new();
    private int _depth;

    /// <summary>Gets the error of a nested list, which makes everything that was written invalid.</summary>
    public FakeError? Error { get; private set; }

    /// <summary>Returns the parts of generated accounts that the fields need.</summary>
    public static AccountParts PartsOf(IReadOnlyList<RequestedField>? fields)
    {
        AccountParts parts = AccountParts.Defaults;
        foreach (RequestedField field in fields ?? [])
        {
            parts |= field.Name switch
            {
                "id" or "name" or "currency" or "timezone_id" or "message_template_namespace" => AccountParts.Defaults,
                "health_status" => AccountParts.Health,
                NodeTypes.PhoneNumbers => AccountParts.PhoneNumbers | AccountParts.Details,
                _ => AccountParts.Details,
            };
        }

        return parts;
    }

    /// <summary>Writes an object.</summary>
    /// <param name="json">The destination.</param>
    /// <param name="node">The object.</param>
    /// <param name="fields">The fields, or null for the default ones.</param>
    public void Write(Utf8JsonWriter json, GraphNode node, IReadOnlyList<RequestedField>? fields)
    {
        if (fields is null && node.TryWriteDefaults(json))
            return;

        fields ??= node.Type.DefaultFields;
        _depth++;
        JsonObjectView view = ReadAll(node);
        json.WriteStartObject();
        foreach (RequestedField field in fields)
            WriteField(json, node, field, view);
        if (node.Id.Length > 0 && !fields.Any(field => field.Name == "id"))
            json.WriteString("id", node.Id);
        json.WriteEndObject();
        _depth--;
    }

    private static void WriteValue(
        Utf8JsonWriter json,
        IReadOnlyList<RequestedField>? children,
        ReadOnlyMemory<byte> value)
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

    // The buffer is reused for every object of a page, but not for objects nested in one.
    private JsonObjectView ReadAll(GraphNode node)
    {
        ArrayBufferWriter<byte> buffer = _depth == 1 ? _scratch : new ArrayBufferWriter<byte>(512);
        buffer.ResetWrittenCount();
        using (Utf8JsonWriter whole = new(buffer, JsonText.WriterOptions))
            node.Write(whole);
        return (_depth == 1 ? _view : new JsonObjectView()).Read(buffer.WrittenMemory);
    }

    private void WriteField(Utf8JsonWriter json, GraphNode node, RequestedField field, JsonObjectView view)
    {
        if (node.Type.Edge(field.Name) is { } edge)
        {
            if (node.List(field.Name) is { } list)
            {
                json.WritePropertyName(field.Name);
                WriteNestedList(json, node.Id, edge, list, field);
            }
        }
        else
        {
            WriteOwnField(json, node, field, view);
        }
    }

    private static void WriteOwnField(Utf8JsonWriter json, GraphNode node, RequestedField field, JsonObjectView view)
    {
        ReadOnlyMemory<byte>? value = view.Find(field.Utf8Name);
        if (value is null && (node.Computed(field.Name) ?? Analytics(field)) is { } computed)
            value = Encoding.UTF8.GetBytes(computed);
        if (value is null)
            return;

        json.WritePropertyName(field.Name);
        WriteValue(json, field.Children, value.Value);
    }

    // Absent without the parameters that it needs.
    private static string? Analytics(RequestedField field) =>
        field.Name == "analytics" && field.Modifiers.TryGetValue("granularity", out string? granularity)
        ? $$"""{"granularity":"{{JsonEncodedText.Encode(granularity)}}","data_points":[]}"""
        : null;

    private void WriteNestedList(
        Utf8JsonWriter json, string objectId, EdgeType edge, NodeList list, RequestedField field)
    {
        ListingQuery? query = ListingQuery.Parse(
            objectId, edge.Name, field.Modifiers, maxPageSize, out FakeError? error);
        NodePage? page = query is null ? null : CutPage(list, query, field.Children, out _, out error);
        Error ??= error;

        json.WriteStartObject();
        json.WriteStartArray("data");
        foreach (GraphNode item in page?.Nodes ?? [])
            Write(json, item, field.Children);
        json.WriteEndArray();
        if (page is not null)
        {
            PagingWriter paging = new(objectId, edge.Name, NoParameters, query!, cursors, links);
            paging.Write(json, page, ListingCursor.Start, list.IsCutOff, PageTwist.None);
        }

        json.WriteEndObject();
    }

    /// <summary>Returns the page that a query requests.</summary>
    public NodePage? CutPage(
        NodeList list,
        ListingQuery query,
        IReadOnlyList<RequestedField>? fields,
        out ListingCursor asked,
        out FakeError? error)
    {
        asked = ListingCursor.Start;
        string? text = query.After ?? query.Before;
        if (text is not null)
        {
            if (cursors.Read(query.Scope, text) is not { } cursor)
            {
                error = FakeErrors.InvalidCursor;
                return null;
            }

            asked = cursor;
        }

        return list.Cut(
            query, asked, backwards: query.After is null && query.Before is not null, PartsOf(fields), out error);
    }
}
