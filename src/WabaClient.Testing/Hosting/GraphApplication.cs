using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WabaClient.Testing;

/// <summary>Hands Kestrel's requests to a graph and its replies to the wire.</summary>
internal sealed class GraphApplication(FakeGraph graph, CancellationToken stopping) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        using CancellationTokenSource gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            // Real clients send bodies with GET; unread, it would turn a FIN into a RST.
            await context.Request.Body.CopyToAsync(Stream.Null, gone.Token).ConfigureAwait(false);
            FakeReply reply = graph.Handle(Read(context.Request));
            if (reply.Latency > TimeSpan.Zero)
                await Task.Delay(reply.Latency, graph.TimeProvider, gone.Token).ConfigureAwait(false);
            await SendAsync(context, reply, gone.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private static IncomingRequest Read(HttpRequest request)
    {
        string target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (Uri.TryCreate(target, UriKind.Absolute, out Uri? absolute) && absolute.Scheme == Uri.UriSchemeHttp)
            target = absolute.PathAndQuery;

        int query = target.IndexOf('?', StringComparison.Ordinal);
        return new IncomingRequest(
            request.Method,
            $"{request.Scheme}://{request.Host}",
            query < 0 ? target : target[..query],
            query < 0 ? "" : target[query..],
            request.Headers.Authorization,
            request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase));
    }

    private Task SendAsync(HttpContext context, FakeReply reply, CancellationToken gone)
    {
        WireResponse response = new(context, gone);
        return reply.Fault switch
        {
            WireFault.StalledHeaders => response.StallAsync(),
            WireFault.ResetBeforeHeaders or WireFault.Refused => response.ResetAsync(),
            WireFault.ClosedBeforeHeaders => response.CloseAsync(),
            WireFault.StalledBody => response.SendAndStallAsync(reply),
            WireFault.ResetInBody => response.SendAndResetAsync(reply),
            WireFault.CutBody => response.SendPartAndCloseAsync(reply),
            WireFault.UnfinishedChunkedBody => response.SendChunksAndCloseAsync(reply),
            WireFault.DrippingBody => response.DripAsync(reply, graph.TimeProvider),
            _ => response.SendAsync(reply),
        };
    }
}
