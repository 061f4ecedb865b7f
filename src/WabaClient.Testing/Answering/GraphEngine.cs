using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>Answers requests as Graph does when nothing is wrong with it.</summary>
internal sealed class GraphEngine(
    FakeGraphOptions options,
    TokenStore tokens,
    ConcurrentDictionary<string, FakeBusiness> businesses,
    AddedFields addedFields,
    CursorCodec cursors,
    ReplyFactory replies)
{
    private const string Expected =
        "The fake Graph models GET [/vN.0]/{business-id}/owned_whatsapp_business_accounts, GET [/vN.0]/{business-id}/client_whatsapp_business_accounts and GET [/vN.0]/{id}.";

    private readonly ApiVersions _versions = new(options.OldestVersion, options.NewestVersion);
    private readonly RateLimiter _limiter = new(options.RateLimit, options.AppRateLimit, options.TimeProvider);
    private readonly AppSecretProof _proof = new(options.AppSecret, options.RequireAppSecretProof, options.TimeProvider);

    /// <summary>Notes on the record what can be told before the answer: the page and the version.</summary>
    public void Prepare(ParsedRequest call)
    {
        RecordedRequest request = call.Record;
        request.ServedVersion = _versions.Serve(request.Version);
        if (call.Path?.Edge is not { } edge || call.Parameters.ContainsKey("before"))
            return;

        ulong scope = ListingQuery.ScopeOf(call.Path.ObjectId, edge, call.Parameters);
        request.Page = request.Cursor is null ? 1 : cursors.Read(scope, request.Cursor)?.Page + 1;
    }

    public FakeReply Answer(ParsedRequest call, PageTwist twist)
    {
        if (call.Incoming.Method == HttpMethod.Connect.Method)
            return replies.Edge(405, "text/plain", default).WithHeader("Allow", "GET, POST, OPTIONS");
        if (call.Incoming.Method == HttpMethod.Options.Method)
            return replies.Preflight(call.Record);
        if (call.Path is not { } route)
        {
            FakeError unknown = FakeErrors.UnknownPath(RequestPath.UnknownComponents(call.Incoming.Path));
            return replies.Error(call.Record, unknown) with { Expected = Expected };
        }

        if (Authorize(call, route, out AccessToken? token) is { } refusal)
            return replies.Error(call.Record, refusal);

        FakeReply reply = _limiter.Count(route.ObjectId, out IReadOnlyList<KeyValuePair<string, string>> usage) is { } throttle
            ? replies.Error(call.Record, throttle)
            : Answer(call, route, token!, twist);
        return usage.Count == 0 ? reply : reply with { Headers = [.. reply.Headers, .. usage] };
    }

    private FakeError? Authorize(ParsedRequest call, RequestPath route, out AccessToken? token)
    {
        token = null;
        if (call.Record.ServedVersion is null)
            return FakeErrors.UnknownPath("/" + string.Join('/', new[] { route.ObjectId, route.Edge }.OfType<string>()));

        token = tokens.Find(call.Token, out FakeError? error);
        return error
            ?? _proof.Check(call.Token!, call.Parameters.GetValueOrDefault("appsecret_proof"), call.Parameters.GetValueOrDefault("appsecret_time"))
            ?? (call.Method == HttpMethod.Get.Method ? null : FakeErrors.UnknownObject(call.Method, route.ObjectId));
    }

    private FakeReply Answer(ParsedRequest call, RequestPath route, AccessToken token, PageTwist twist)
    {
        FakeError? error;
        ReadOnlyMemory<byte> body = default;
        if (businesses.TryGetValue(route.ObjectId, out FakeBusiness? business) && token.MaySee(route.ObjectId))
            body = route.Edge is null ? ReadBusiness(call, business, out error) : List(call, route, business, token, twist, out error);
        else if (FindAccount(route.ObjectId, token) is { } account)
            body = ReadAccount(call, account, token, out error);
        else
            error = FakeErrors.UnknownObject(call.Method, route.ObjectId);

        return error is null ? replies.Success(call.Record, body) : replies.Error(call.Record, error);
    }

    private ReadOnlyMemory<byte> List(ParsedRequest call, RequestPath route, FakeBusiness business, AccessToken token, PageTwist twist, out FakeError? error)
    {
        bool isOwned = route.Edge == RequestPath.OwnedEdge;
        error = RequirePermissions(token, isOwned ? ["business_management", "whatsapp_business_management"] : ["whatsapp_business_management"]);
        ListingQuery? query = error is null ? ListingQuery.Parse(route, call.Parameters, options.MaxPageSize, out error) : null;
        NodeType type = isOwned ? NodeType.Account : NodeType.ClientAccount;
        List<RequestedField>? fields = error is null ? ReadFields(call, type, out error) : null;
        if (error is not null)
            return default;

        bool backwards = !call.Parameters.TryGetValue("after", out string? text) && call.Parameters.TryGetValue("before", out text);
        Cursor? cursor = text is null ? Cursor.Start : cursors.Read(query!.Scope, text);
        PagingLinks links = LinksFor(call);
        AccountProjection projection = new(fields, cursors, links, permittedTasks: !isOwned);
        AccountPage? page = cursor is { } place
            ? (isOwned ? business.Owned : business.Client).Cut(query!, place, backwards, projection.Parts)
            : null;
        if (page is null)
        {
            error = FakeErrors.InvalidCursor;
            return default;
        }

        return new PageWriter(call, query!, cursors, links).Write(page, projection, cursor!.Value, twist);
    }

    private ReadOnlyMemory<byte> ReadAccount(ParsedRequest call, WhatsAppBusinessAccount account, AccessToken token, out FakeError? error)
    {
        List<RequestedField>? fields = null;
        error = call.Path!.Edge is { } edge
            ? FakeErrors.UnknownField(edge, NodeType.Account.Name)
            : RequirePermissions(token, ["whatsapp_business_management"]);
        if (error is null)
            fields = ReadFields(call, NodeType.Account, out error);
        if (error is not null)
            return default;

        ArrayBufferWriter<byte> buffer = new(1024);
        using Utf8JsonWriter json = new(buffer, JsonText.WriterOptions);
        new AccountProjection(fields, cursors, LinksFor(call), permittedTasks: false).Write(json, account);
        json.Flush();
        return buffer.WrittenMemory;
    }

    private ReadOnlyMemory<byte> ReadBusiness(ParsedRequest call, FakeBusiness business, out FakeError? error)
    {
        List<RequestedField>? fields = ReadFields(call, NodeType.Business, out error);
        if (error is not null)
            return default;

        ArrayBufferWriter<byte> buffer = new(256);
        using Utf8JsonWriter json = new(buffer, JsonText.WriterOptions);
        json.WriteStartObject();
        json.WriteString("id", business.Id.Value);
        if (business.Name is not null && fields?.Any(field => field.Name == "name") != false)
            json.WriteString("name", business.Name);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private List<RequestedField>? ReadFields(ParsedRequest call, NodeType type, out FakeError? error)
    {
        error = null;
        if (call.Parameters.GetValueOrDefault("fields") is not { Length: > 0 } text)
            return null;

        // A list of names may be JSON, too, and is from bracketed parameters.
        string expression = text[0] == '[' && LooseJson.ParseStrings(text) is { } names ? string.Join(',', names) : text;
        List<RequestedField>? fields = FieldParser.Parse(expression, out error);
        error ??= type.Check(fields!, addedFields.Contains);
        return fields;
    }

    private WhatsAppBusinessAccount? FindAccount(string id, AccessToken token)
    {
        foreach (FakeBusiness business in businesses.Values)
        {
            if (token.MaySee(business.Id.Value) && (business.Owned.Find(id) ?? business.Client.Find(id)) is { } account)
                return account;
        }

        return null;
    }

    private static FakeError? RequirePermissions(AccessToken token, ReadOnlySpan<string> permissions)
    {
        foreach (string permission in permissions)
        {
            if (token.Permissions?.Contains(permission) == false)
                return FakeErrors.PermissionMissing(permission);
        }

        return null;
    }

    private static PagingLinks LinksFor(ParsedRequest call) => new(call.Incoming.Origin, call.Record.Version ?? call.Record.ServedVersion!, call.TokenInParameters);
}
