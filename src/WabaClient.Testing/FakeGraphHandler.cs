using System.IO.Compression;
using System.Net;

namespace WabaClient.Testing;

/// <summary>Answers an <see cref="HttpClient"/> from a <see cref="FakeGraph"/> in memory, without a port.</summary>
/// <remarks>
/// Stands in for a transport that decompresses, as <see cref="SocketsHttpHandler"/> does, and shows broken connections
/// with the same exceptions. Holds nothing, so it can be disposed of and made again while the graph lives on.
/// </remarks>
/// <param name="graph">The graph.</param>
/// <exception cref="ArgumentNullException"><paramref name="graph"/> is null.</exception>
public sealed class FakeGraphHandler(FakeGraph graph) : HttpMessageHandler
{
    private readonly FakeGraph _graph = graph ?? throw new ArgumentNullException(nameof(graph));

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends waiting, a stalled answer included.</param>
    /// <returns>The response, whose body can still break off.</returns>
    /// <exception cref="UnmatchedRequestException">The fake does not model the path.</exception>
    /// <exception cref="HttpRequestException">A fault broke the connection.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        Uri address = request.RequestUri is { IsAbsoluteUri: true } absolute
            ? absolute
            : throw new InvalidOperationException("The request needs an absolute URI.");

        // Without the header, decompressing is the transport's own business, and this is the transport.
        bool decompresses = request.Headers.AcceptEncoding.Count == 0;
        FakeReply reply = _graph.Handle(new IncomingRequest(
            request.Method.Method,
            address.GetLeftPart(UriPartial.Authority),
            address.AbsolutePath,
            address.Query,
            request.Headers.Authorization?.ToString(),
            decompresses || request.Headers.AcceptEncoding.Any(coding => coding.Value is "gzip" or "*")));
        if (reply.Expected is { } expected)
            throw new UnmatchedRequestException($"{request.Method} {address.AbsolutePath} is not a request that the fake Graph understands. {expected}");

        if (reply.Latency > TimeSpan.Zero)
            await Task.Delay(reply.Latency, _graph.TimeProvider, cancellationToken).ConfigureAwait(false);
        switch (reply.Fault)
        {
            case WireFault.StalledHeaders:
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
                break;

            case WireFault.ResetBeforeHeaders:
                throw ConnectionErrors.ResetBeforeHeaders();

            case WireFault.ClosedBeforeHeaders:
                throw ConnectionErrors.ClosedBeforeHeaders();

            case WireFault.Refused:
                throw ConnectionErrors.Refused(address);
        }

        return ToResponse(request, reply, decompresses);
    }

    private HttpResponseMessage ToResponse(HttpRequestMessage request, FakeReply reply, bool decompresses)
    {
        bool unzips = decompresses && reply.Headers.Any(header => header is { Key: "Content-Encoding", Value: "gzip" });
        Stream body = new FaultyBodyStream(reply, _graph.TimeProvider);
        HttpResponseMessage response = new((HttpStatusCode)reply.Status)
        {
            RequestMessage = request,
            Version = HttpVersion.Version11,
            Content = reply.Fault == WireFault.None && !unzips
                ? new ReadOnlyMemoryContent(reply.Body)
                : new StreamContent(unzips ? new GZipStream(body, CompressionMode.Decompress) : body),
        };
        foreach ((string name, string value) in reply.Headers)
        {
            if (!(unzips && name == "Content-Encoding") && !response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        if (!unzips && reply.Fault is WireFault.CutBody or WireFault.ResetInBody or WireFault.StalledBody or WireFault.DrippingBody)
            response.Content.Headers.ContentLength = reply.Body.Length;
        return response;
    }
}
