using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace WabaClient.Tool;

/// <summary>Handles the requests of the page.</summary>
internal sealed class BoardApplication(BoardGuard guard, BoardWorld world, BoardActions actions, CancellationToken stopping)
{
    private const int FlushSize = 64 * 1024;
    private const int LargestBody = 1024;

    public async Task HandleAsync(HttpContext context)
    {
        BoardGuard.WriteHeaders(context.Response.Headers);
        if (guard.Check(context) is { } refusal)
        {
            await WriteTextAsync(context, refusal.Status, refusal.Reason);
            return;
        }

        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await RouteAsync(context, ended.Token);
        }
        catch (Exception e) when (ended.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            context.Abort();
        }
        catch (Exception e) when (
            !context.Response.HasStarted && e is WabaClientException or JsonException or FormatException or ArgumentException)
        {
            int status = e is WabaClientException ? StatusCodes.Status502BadGateway : StatusCodes.Status400BadRequest;
            await WriteTextAsync(context, status, e is WabaClientException ? e.Message : "The request is not valid.");
        }
    }

    private Task RouteAsync(HttpContext context, CancellationToken cancellationToken)
    {
        bool isPost = HttpMethods.IsPost(context.Request.Method);
        return (isPost, context.Request.Path.Value) switch
        {
            (false, "/api/world") => WriteJsonAsync(context, world.Write, cancellationToken),
            (false, "/api/accounts") => WriteAccountsAsync(context, cancellationToken),
            (false, "/api/account") => WriteAccountAsync(context, cancellationToken),
            (false, "/api/events") => WriteEventsAsync(context, cancellationToken),
            (true, "/api/refresh") => RefreshAsync(context, cancellationToken),
            (true, "/api/accept") => AcceptAsync(context, cancellationToken),
            (true, "/api/diagnose") => DiagnoseAsync(context, cancellationToken),
            (false, { } path) when BoardFiles.Find(path) is { } file => WriteFileAsync(context, path, file, cancellationToken),
            _ => WriteTextAsync(context, StatusCodes.Status404NotFound, "There is no such page."),
        };
    }

    private async Task WriteAccountsAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "application/x-ndjson";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        await using Utf8JsonWriter writer = new(context.Response.BodyWriter, BoardJson.Options);
        long unflushed = 0;
        await foreach (InventoryEntry entry in actions.ReadAsync(null, cancellationToken))
        {
            BoardJson.WriteAccount(writer, entry.BusinessId, entry.Edge, entry.Account, entry.PhoneNumbers, entry.FirstSeen);
            await writer.FlushAsync(cancellationToken);
            unflushed += writer.BytesCommitted;
            writer.Reset();
            BuffersExtensions.Write(context.Response.BodyWriter, "\n"u8);
            if (unflushed < FlushSize)
                continue;
            await context.Response.BodyWriter.FlushAsync(cancellationToken);
            unflushed = 0;
        }
    }

    private async Task WriteAccountAsync(HttpContext context, CancellationToken cancellationToken)
    {
        BusinessId business = BusinessId.Parse(context.Request.Query["business"].ToString(), CultureInfo.InvariantCulture);
        string account = context.Request.Query["account"].ToString();
        await foreach (InventoryEntry entry in actions.ReadAsync(business, cancellationToken))
        {
            if (entry.Account.Id.Value != account)
                continue;
            await WriteJsonAsync(
                context,
                writer => JsonSerializer.Serialize(writer, entry.Account, ToolJson.Default.WhatsAppBusinessAccount),
                cancellationToken);
            return;
        }

        await WriteTextAsync(context, StatusCodes.Status404NotFound, "The account is not in the inventory.");
    }

    private async Task WriteEventsAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "text/event-stream";
        using BoardListener listener = world.Events.Listen(context.Request.Query["after"]);
        await listener.WriteToAsync(context.Response.Body, cancellationToken);
    }

    private async Task RefreshAsync(HttpContext context, CancellationToken cancellationToken)
    {
        JsonElement body = await ReadBodyAsync(context, cancellationToken);
        BusinessId? business = body.TryGetProperty("business", out _) ? ReadBusiness(body) : default(BusinessId?);
        await actions.RefreshAsync(business, cancellationToken);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task AcceptAsync(HttpContext context, CancellationToken cancellationToken)
    {
        JsonElement body = await ReadBodyAsync(context, cancellationToken);
        AccountEdges edge = body.TryGetProperty("edge", out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? (AccountEdges)value.GetInt32()
            : throw new FormatException();
        await actions.AcceptAsync(ReadBusiness(body), edge, cancellationToken);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task DiagnoseAsync(HttpContext context, CancellationToken cancellationToken)
    {
        JsonElement body = await ReadBodyAsync(context, cancellationToken);
        DiagnosisReport report = await actions.DiagnoseAsync(ReadBusiness(body), cancellationToken);
        await WriteJsonAsync(context, writer => BoardJson.WriteReport(writer, report), cancellationToken);
    }

    private static BusinessId ReadBusiness(JsonElement body) =>
        body.TryGetProperty("business", out JsonElement business) && business.ValueKind == JsonValueKind.String
            ? BusinessId.Parse(business.GetString()!, CultureInfo.InvariantCulture)
            : throw new FormatException();

    private static async Task<JsonElement> ReadBodyAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength is not (> 0 and <= LargestBody))
            throw new FormatException();
        using JsonDocument document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: cancellationToken);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new FormatException();
    }

    private static Task WriteJsonAsync(HttpContext context, Action<Utf8JsonWriter> write, CancellationToken cancellationToken) =>
        WriteAsync(context, "application/json; charset=utf-8", BoardJson.Write(write), cancellationToken);

    private static Task WriteFileAsync(HttpContext context, string path, byte[] file, CancellationToken cancellationToken) =>
        WriteAsync(context, BoardFiles.ContentTypeOf(path), file, cancellationToken);

    private static Task WriteTextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, "text/plain; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(text), context.RequestAborted);
    }

    private static async Task WriteAsync(HttpContext context, string type, byte[] body, CancellationToken cancellationToken)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, cancellationToken);
    }
}
