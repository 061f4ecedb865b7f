using System.Buffers;
using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>Answers requests as Graph does if nothing is wrong.</summary>
internal sealed class GraphEngine(
    FakeGraphOptions options,
    TokenStore tokens,
    ObjectDirectory objects,
    AddedFields addedFields,
    CursorCodec cursors,
    ReplyFactory replies)
{
    private const string AllowedMethods = "GET, POST, OPTIONS";

    private const string Expected =
        "The fake Graph supports GET [/vN.0]/{business-id}/owned_whatsapp_business_accounts, "
        + "GET [/vN.0]/{business-id}/client_whatsapp_business_accounts, "
        + "GET [/vN.0]/{id} of a business, account, phone number, app or user, "
        + "GET [/vN.0]/{account-id}/phone_numbers and the other edges of an account, "
        + "GET [/vN.0]/me, /me/businesses, /me/permissions and /me/assigned_whatsapp_business_accounts, and GET [/vN.0]/debug_token.";

    private readonly ApiVersions _versions = new(options.OldestVersion, options.NewestVersion);
    private readonly RateLimiter _limiter = new(options.RateLimit, options.AppRateLimit, options.TimeProvider);
    private readonly AppSecretProof _proof = new(
        options.AppSecret,
        options.RequireAppSecretProof,
        options.TimeProvider);
    private readonly TokenInspector _inspector = new(tokens, options.AppId, options.AppName);

    /// <summary>Records what is known before the answer: the page and the version.</summary>
    public void Prepare(ParsedRequest call)
    {
        RecordedRequest request = call.Record;
        request.ServedVersion = _versions.Serve(request.Version);
        if (call.Path?.Edge is not { } edge || call.Parameters.ContainsKey("before"))
            return;

        ulong scope = ListingQuery.ScopeOf(call.ObjectId!, edge, call.Parameters);
        request.Page = request.Cursor is null ? 1 : cursors.Read(scope, request.Cursor)?.Page + 1;
    }

    public FakeReply Answer(ParsedRequest call, PageTwist twist)
    {
        if (call.Incoming.Method == HttpMethod.Connect.Method)
            return replies.Edge(405, "text/plain", default).WithHeader("Allow", AllowedMethods);
        if (call.Incoming.Method == HttpMethod.Options.Method)
            return replies.Preflight(call.Record, AllowedMethods);
        if (call.Path is not { } path)
            return replies.Error(
                call.Record,
                FakeErrors.UnknownPath(RequestPath.UnknownComponents(call.Incoming.Path))) with { Expected = Expected };
        if (Authorize(call, path, out AccessToken? token) is { } refusal)
            return replies.Error(call.Record, refusal);

        GraphNode? node = path.ObjectId == RequestPath.DebugToken ? null : objects.Find(path.ObjectId, token!);
        FakeReply reply =
            _limiter.Count(node?.MeteredId, out IReadOnlyList<KeyValuePair<string, string>> usage) is { } throttle
            ? replies.Error(call.Record, throttle)
            : Answer(call, path, node, token!, twist);
        return usage.Count == 0 ? reply : reply with { Headers = [.. reply.Headers, .. usage] };
    }

    private FakeError? Authorize(ParsedRequest call, RequestPath path, out AccessToken? token)
    {
        token = null;
        if (call.Record.ServedVersion is null)
            return FakeErrors.UnknownPath("/" + string.Join('/', new[] { path.ObjectId, path.Edge }.OfType<string>()));

        token = tokens.Find(call.Token, out FakeError? error);
        return error
            ?? _proof.Check(
                call.Token!,
                call.Parameters.GetValueOrDefault("appsecret_proof"),
                call.Parameters.GetValueOrDefault("appsecret_time"))
            ?? (call.Method == HttpMethod.Get.Method ? null : FakeErrors.UnknownObject(call.Method, path.ObjectId));
    }

    private FakeReply Answer(ParsedRequest call, RequestPath path, GraphNode? node, AccessToken token, PageTwist twist)
    {
        ArrayBufferWriter<byte> buffer = new(1024);
        using Utf8JsonWriter json = new(buffer, JsonText.WriterOptions);
        FakeError? error;
        if (path.ObjectId == RequestPath.DebugToken)
            error = _inspector.Write(json, token, call.Parameters.GetValueOrDefault("input_token"));
        else if (node is null)
            error = FakeErrors.UnknownObject(call.Method, path.ObjectId);
        else if (path.Edge is null)
            error = Read(call, node, token, json);
        else
            error = List(call, node, path.Edge, token, twist, json);

        if (error is not null)
            return replies.Error(call.Record, error);
        json.Flush();
        return replies.Success(call.Record, buffer.WrittenMemory);
    }

    private FakeError? Read(ParsedRequest call, GraphNode node, AccessToken token, Utf8JsonWriter json)
    {
        if (node.Type.Permission is { } permission && !token.May(permission))
            return FakeErrors.PermissionMissing(permission);
        if (ReadFields(call, node.Type, token, out List<RequestedField>? fields) is { } error)
            return error;

        NodeWriter writer = new(cursors, LinksFor(call), options.MaxPageSize);
        writer.Write(json, node, fields);
        return writer.Error;
    }

    private FakeError? List(
        ParsedRequest call, GraphNode node, string edgeName, AccessToken token, PageTwist twist, Utf8JsonWriter json)
    {
        if (node.Type.Edge(edgeName) is not { } edge)
            return FakeErrors.UnknownField(edgeName, node.Type.Name);
        if (edge.CheckPermission(token) is { } refusal)
            return refusal;
        if (ListingQuery.Parse(call.ObjectId!, edgeName, call.Parameters, options.MaxPageSize, out FakeError? error) is not { } query)
            return error;
        if (ReadFields(call, edge.Items, token, out List<RequestedField>? fields) is { } invalid)
            return invalid;

        PagingLinks links = LinksFor(call);
        NodeWriter writer = new(cursors, links, options.MaxPageSize);
        NodeList list = node.List(edgeName) ?? ItemList.Empty;
        if (writer.CutPage(list, query, fields, out ListingCursor asked, out error) is not { } page)
            return error;

        json.WriteStartObject();
        json.WriteStartArray("data");
        foreach (GraphNode item in page.Nodes)
            writer.Write(json, item, fields);
        json.WriteEndArray();
        PagingWriter paging = new(call.Path!.ObjectId, edgeName, call.Parameters, query, cursors, links);
        paging.Write(json, page, asked, list.IsCutOff, twist);
        json.WriteEndObject();
        return writer.Error;
    }

    private FakeError? ReadFields(
        ParsedRequest call, NodeType type, AccessToken token, out List<RequestedField>? fields)
    {
        fields = null;
        if (call.Parameters.GetValueOrDefault("fields") is not { Length: > 0 } text)
            return null;

        fields = FieldParser.Parse(text, out FakeError? error);
        return error ?? type.Check(fields!, token, addedFields.Contains);
    }

    private static PagingLinks LinksFor(ParsedRequest call) =>
        new(call.Incoming.Origin, call.Record.Version ?? call.Record.ServedVersion!, call.TokenInParameters);
}
