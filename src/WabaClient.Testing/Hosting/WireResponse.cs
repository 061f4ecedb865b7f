using System.Buffers;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace WabaClient.Testing;

/// <summary>Sends replies through Kestrel, and broken ones without it.</summary>
internal sealed class WireResponse(HttpContext context, CancellationToken gone)
{
    private const int InternalError = 0x2;
    private const int RefusedStream = 0x7;

    // HTTP/2 and HTTP/1.1 framing, which the server controls.
    private static readonly string[] FramingHeaders =
    [
        "Connection", "Content-Length", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding", "Upgrade",
    ];

    public async Task SendAsync(FakeReply reply)
    {
        WriteHeaders(
            reply,
            isChunked: "chunked".Equals(reply.Header("Transfer-Encoding"), StringComparison.OrdinalIgnoreCase));
        if (HasBody(reply) && !HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(reply.Body, gone).ConfigureAwait(false);
    }

    public async Task SendAndStallAsync(FakeReply reply)
    {
        await SendPartAsync(reply, reply.BodyBeforeFault).ConfigureAwait(false);
        await StallAsync().ConfigureAwait(false);
    }

    public async Task DripAsync(FakeReply reply, TimeProvider timeProvider)
    {
        WriteHeaders(reply);
        await context.Response.StartAsync(gone).ConfigureAwait(false);
        for (int i = 0; i < reply.Body.Length; i++)
        {
            await Task.Delay(reply.DripInterval, timeProvider, gone).ConfigureAwait(false);
            await context.Response.Body.WriteAsync(reply.Body.Slice(i, 1), gone).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(gone).ConfigureAwait(false);
        }
    }

    public Task StallAsync() => Task.Delay(Timeout.InfiniteTimeSpan, gone);

    public Task SwallowAsync()
    {
        Feature<SwallowingReader>().Swallow();
        return StallAsync();
    }

    public Task ResetAsync()
    {
        // With a linger time of zero, closing the socket sends a RST.
        Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        Socket.Dispose();
        context.Abort();
        return Task.CompletedTask;
    }

    public async Task CloseAsync()
    {
        Socket.Shutdown(SocketShutdown.Send);
        await StallAsync().ConfigureAwait(false);
    }

    /// <summary>Refuses the stream. HTTP/1.1 has no streams, so the connection is reset instead.</summary>
    public Task RefuseStreamAsync() => ResetStreamAsync(RefusedStream);

    public async Task SendAndResetStreamAsync(FakeReply reply)
    {
        if (context.Features.Get<IHttpResetFeature>() is null)
        {
            await SendAndResetAsync(reply).ConfigureAwait(false);
            return;
        }

        await SendPartAsync(reply, reply.BodyBeforeFault).ConfigureAwait(false);
        await ResetStreamAsync(InternalError).ConfigureAwait(false);
    }

    /// <summary>
    /// Announces the end of the connection and abandons the request. HTTP/1.1 has no such announcement, so the
    /// connection is closed instead.
    /// </summary>
    public Task GoAwayAsync()
    {
        if (context.Features.Get<IHttpResetFeature>() is null)
            return CloseAsync();

        Feature<IConnectionLifetimeNotificationFeature>().RequestClose();
        return ResetStreamAsync(InternalError);
    }

    public async Task SendAndResetAsync(FakeReply reply)
    {
        await SendBrokenAsync(reply, Length(reply), reply.BodyBeforeFault).ConfigureAwait(false);
        await ResetAsync().ConfigureAwait(false);
    }

    public async Task SendPartAndCloseAsync(FakeReply reply)
    {
        await SendBrokenAsync(reply, Length(reply), reply.BodyBeforeFault).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
    }

    public async Task SendChunksAndCloseAsync(FakeReply reply)
    {
        if (IsPlain)
        {
            ArrayBufferWriter<byte> chunk = new(reply.Body.Length + 16);
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{reply.Body.Length:x}\r\n"), chunk);
            chunk.Write(reply.Body.Span);
            chunk.Write("\r\n"u8);
            await SendRawAsync(reply, "Transfer-Encoding: chunked", chunk.WrittenMemory).ConfigureAwait(false);
        }
        else
        {
            await SendPartAsync(reply, reply.Body, isChunked: true).ConfigureAwait(false);
        }

        await CloseAsync().ConfigureAwait(false);
    }

    private Socket Socket => Feature<IConnectionSocketFeature>().Socket;

    /// <summary>
    /// Gets whether the connection uses HTTP/1.1 without TLS, so that the client reads exactly what is written to the
    /// socket.
    /// </summary>
    private bool IsPlain => !context.Request.IsHttps && context.Features.Get<IHttpResetFeature>() is null;

    private static bool HasBody(FakeReply reply) =>
        reply.Status is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified);

    private static string Length(FakeReply reply) =>
        string.Create(CultureInfo.InvariantCulture, $"Content-Length: {reply.Body.Length}");

    private T Feature<T>()
        where T : notnull =>
        context.Features.GetRequiredFeature<T>();

    private Task ResetStreamAsync(int errorCode)
    {
        if (context.Features.Get<IHttpResetFeature>() is not { } stream)
            return ResetAsync();
        stream.Reset(errorCode);
        return Task.CompletedTask;
    }

    private void WriteHeaders(FakeReply reply, bool isChunked = false)
    {
        context.Response.StatusCode = reply.Status;
        foreach ((string name, string value) in reply.Headers)
        {
            if (!FramingHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
                context.Response.Headers.Append(name, value);
        }

        if (!isChunked && HasBody(reply))
            context.Response.ContentLength = reply.Body.Length;
    }

    private Task SendBrokenAsync(FakeReply reply, string framing, ReadOnlyMemory<byte> body) =>
        IsPlain ? SendRawAsync(reply, framing, body) : SendPartAsync(reply, body);

    /// <summary>Sends headers and a part of the body. When the task completes, Kestrel has sent them.</summary>
    private async Task SendPartAsync(FakeReply reply, ReadOnlyMemory<byte> body, bool isChunked = false)
    {
        WriteHeaders(reply, isChunked);
        await context.Response.StartAsync(gone).ConfigureAwait(false);
        await context.Response.Body.WriteAsync(body, gone).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(gone).ConfigureAwait(false);
    }

    /// <summary>Writes to the socket directly. Kestrel has not written anything yet, and waits.</summary>
    private async Task SendRawAsync(FakeReply reply, string framing, ReadOnlyMemory<byte> body)
    {
        StringBuilder head = new();
        head.Append(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {reply.Status} {ReasonPhrases.GetReasonPhrase(reply.Status)}\r\n");
        foreach ((string name, string value) in reply.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        head.Append(framing).Append("\r\n\r\n");
        byte[] bytes = [.. Encoding.Latin1.GetBytes(head.ToString()), .. body.Span];
        for (int sent = 0; sent < bytes.Length;)
            sent += await Socket.SendAsync(bytes.AsMemory(sent), SocketFlags.None, gone).ConfigureAwait(false);
    }
}
