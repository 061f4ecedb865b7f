using System.Buffers;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace WabaClient.Testing;

/// <summary>Sends replies over Kestrel, and broken ones past it, straight to its socket.</summary>
internal sealed class WireResponse(HttpContext context, CancellationToken gone)
{
    public async Task SendAsync(FakeReply reply)
    {
        WriteHeaders(reply);
        await context.Response.Body.WriteAsync(reply.Body, gone).ConfigureAwait(false);
    }

    public async Task SendAndStallAsync(FakeReply reply)
    {
        WriteHeaders(reply);
        await context.Response.StartAsync(gone).ConfigureAwait(false);
        await context.Response.Body.WriteAsync(reply.BodyBeforeFault, gone).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(gone).ConfigureAwait(false);
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

    public Task ResetAsync()
    {
        // Lingering for no time at all makes closing a RST.
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

    public async Task SendAndResetAsync(FakeReply reply)
    {
        await SendRawAsync(reply, Length(reply), reply.BodyBeforeFault).ConfigureAwait(false);
        await ResetAsync().ConfigureAwait(false);
    }

    public async Task SendPartAndCloseAsync(FakeReply reply)
    {
        await SendRawAsync(reply, Length(reply), reply.BodyBeforeFault).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
    }

    public async Task SendChunksAndCloseAsync(FakeReply reply)
    {
        ArrayBufferWriter<byte> chunk = new(reply.Body.Length + 16);
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{reply.Body.Length:x}\r\n"), chunk);
        chunk.Write(reply.Body.Span);
        chunk.Write("\r\n"u8);
        await SendRawAsync(reply, "Transfer-Encoding: chunked", chunk.WrittenMemory).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
    }

    private Socket Socket => context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;

    private static string Length(FakeReply reply) => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {reply.Body.Length}");

    private void WriteHeaders(FakeReply reply)
    {
        context.Response.StatusCode = reply.Status;
        foreach ((string name, string value) in reply.Headers)
            context.Response.Headers[name] = value;
        if (reply.Status != StatusCodes.Status204NoContent)
            context.Response.ContentLength = reply.Body.Length;
    }

    /// <summary>Kestrel has written nothing yet and waits, so its socket is free to send what Kestrel would not.</summary>
    private async Task SendRawAsync(FakeReply reply, string framing, ReadOnlyMemory<byte> body)
    {
        StringBuilder head = new();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {ReasonPhrases.GetReasonPhrase(reply.Status)}\r\n");
        foreach ((string name, string value) in reply.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        head.Append(framing).Append("\r\n\r\n");
        byte[] bytes = [.. Encoding.Latin1.GetBytes(head.ToString()), .. body.Span];
        for (int sent = 0; sent < bytes.Length;)
            sent += await Socket.SendAsync(bytes.AsMemory(sent), SocketFlags.None, gone).ConfigureAwait(false);
    }
}
