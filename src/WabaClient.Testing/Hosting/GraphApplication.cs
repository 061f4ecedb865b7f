using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WabaClient.Testing;

/// <summary>Passes Kestrel's requests to a graph, and sends its replies.</summary>
internal sealed class GraphApplication(FakeGraph graph, CancellationToken stopping) : IHttpApplication<HttpContext>
{
    private const int LargestForm = 1024 * 1024;

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        using CancellationTokenSource gone = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            stopping);
        try
        {
            string? form = await ReadBodyAsync(context.Request, gone.Token).ConfigureAwait(false);
            FakeReply reply = graph.Handle(Read(context.Request) with { Form = form });
            if (reply.Latency > TimeSpan.Zero)
                await Task.Delay(reply.Latency, graph.TimeProvider, gone.Token).ConfigureAwait(false);
            await SendAsync(context, reply, gone.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (gone.IsCancellationRequested && exception is OperationCanceledException or IOException)
        {
            context.Abort();
        }
    }

    private static IncomingRequest Read(HttpRequest request)
    {
        string target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string scheme = request.Scheme;
        string host = request.Host.ToString();
        if (Uri.TryCreate(target, UriKind.Absolute, out Uri? absolute) && absolute.Scheme is "http" or "https")
        {
            // As through a proxy. RFC 9112 requires every server to accept it.
            (scheme, host, target) = (absolute.Scheme, absolute.Authority, absolute.PathAndQuery);
        }

        int query = target.IndexOf('?', StringComparison.Ordinal);
        return new IncomingRequest(
            request.Method,
            IncomingRequest.OriginOf(
                scheme, host, request.Headers["X-Forwarded-Proto"], request.Headers["X-Forwarded-Host"]),
            query < 0 ? target : target[..query],
            query < 0 ? "" : target[query..])
        {
            Authorization = request.Headers.Authorization,
            AcceptEncoding = request.Headers.AcceptEncoding,
        };
    }

    /// <summary>
    /// Reads the whole body, because an unread body would turn a FIN into a RST. Returns the body if it is a form.
    /// </summary>
    private static async Task<string?> ReadBodyAsync(HttpRequest request, CancellationToken gone)
    {
        if (request.ContentType?.StartsWith(
            "application/x-www-form-urlencoded",
            StringComparison.OrdinalIgnoreCase) != true)
        {
            await request.Body.CopyToAsync(Stream.Null, gone).ConfigureAwait(false);
            return null;
        }

        ArrayBufferWriter<byte> form = new();
        byte[] buffer = new byte[4096];
        while (await request.Body.ReadAsync(buffer, gone).ConfigureAwait(false) is var count and > 0)
        {
            if (form.WrittenCount + count <= LargestForm)
                form.Write(buffer.AsSpan(0, count));
        }

        return Encoding.UTF8.GetString(form.WrittenSpan);
    }

    private Task SendAsync(HttpContext context, FakeReply reply, CancellationToken gone)
    {
        WireResponse response = new(context, gone);
        return reply.Fault switch
        {
            WireFault.StalledHeaders => response.StallAsync(),
            WireFault.ResetBeforeHeaders or WireFault.Refused => response.ResetAsync(),
            WireFault.ClosedBeforeHeaders => response.CloseAsync(),
            WireFault.RefusedStream => response.RefuseStreamAsync(),
            WireFault.GoAway => response.GoAwayAsync(),
            WireFault.SwallowedBytes => response.SwallowAsync(),
            WireFault.StalledBody => response.SendAndStallAsync(reply),
            WireFault.ResetInBody => response.SendAndResetAsync(reply),
            WireFault.ResetStreamInBody => response.SendAndResetStreamAsync(reply),
            WireFault.CutBody => response.SendPartAndCloseAsync(reply),
            WireFault.UnfinishedChunkedBody => response.SendChunksAndCloseAsync(reply),
            WireFault.DrippingBody => response.DripAsync(reply, graph.TimeProvider),
            _ => response.SendAsync(reply),
        };
    }
}
