using System.Net;
using System.Net.Http.Headers;

namespace WabaClient.Testing;

/// <summary>Answers an <see cref="HttpClient"/> from a <see cref="FakeGraph"/> in memory, without a port.</summary>
/// <remarks>
/// Behaves like a transport that decompresses, such as <see cref="SocketsHttpHandler"/>, and reports broken connections
/// with the same exceptions. Thread-safe. The handler has no state, so it can be disposed and created again while the
/// graph is in use.
/// </remarks>
/// <param name="graph">The graph that answers.</param>
/// <exception cref="ArgumentNullException"><paramref name="graph"/> is null.</exception>
public sealed class FakeGraphHandler(FakeGraph graph) : HttpMessageHandler
{
    private readonly FakeGraph _graph = graph ?? throw new ArgumentNullException(nameof(graph));

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels waiting, for a stalled response too.</param>
    /// <returns>The response, whose body can still fail.</returns>
    /// <exception cref="UnmatchedRequestException">The fake does not model the path.</exception>
    /// <exception cref="HttpRequestException">A fault broke the connection.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        Uri address = request.RequestUri is { IsAbsoluteUri: true } absolute
            ? absolute
            : throw new InvalidOperationException("The request needs an absolute URI.");

        IncomingRequest incoming = Read(
            request,
            address) with { Form = await ReadFormAsync(request, cancellationToken).ConfigureAwait(false) };
        FakeReply reply = _graph.Handle(incoming);
        if (reply.Expected is { } expected)
            throw new UnmatchedRequestException(
                $"{request.Method} {address.AbsolutePath} is not a request that the fake Graph supports. {expected}");

        if (reply.Latency > TimeSpan.Zero)
            await Task.Delay(reply.Latency, _graph.TimeProvider, cancellationToken).ConfigureAwait(false);
        if (reply.Fault is WireFault.StalledHeaders or WireFault.SwallowedBytes)
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        return ConnectionErrors.BeforeHeaders(reply.Fault, address) is { } error
            ? throw error
            : ToResponse(request, reply, incoming.HostDecompresses);
    }

    private static IncomingRequest Read(HttpRequestMessage request, Uri address)
    {
        string? acceptEncoding = Header(request.Headers, "Accept-Encoding");
        return new IncomingRequest(
            request.Method.Method,
            IncomingRequest.OriginOf(
                address.Scheme,
                address.Authority,
                Header(request.Headers, "X-Forwarded-Proto"),
                Header(request.Headers, "X-Forwarded-Host")),
            address.AbsolutePath,
            address.Query)
        {
            Authorization = Header(request.Headers, "Authorization"),
            AcceptEncoding = acceptEncoding,
            HostDecompresses = acceptEncoding is null,
        };
    }

    private static async Task<string?> ReadFormAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Content?.Headers.ContentType?.MediaType == "application/x-www-form-urlencoded"
            ? await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)
            : null;

    private static string? Header(HttpRequestHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;

    private HttpResponseMessage ToResponse(HttpRequestMessage request, FakeReply reply, bool decompresses)
    {
        Stream body = new FaultyBodyStream(reply, _graph.TimeProvider);
        Stream? decompressed = decompresses ? ContentCoding.Decompress(reply.Header("Content-Encoding"), body) : null;
        HttpResponseMessage response = new((HttpStatusCode)reply.Status)
        {
            RequestMessage = request,
            Version = HttpVersion.Version11,
            Content = reply.Fault == WireFault.None && decompressed is null
                ? new ReadOnlyMemoryContent(reply.Body)
                : new StreamContent(decompressed ?? body),
        };
        foreach ((string name, string value) in reply.Headers)
        {
            if (decompressed is not null && name.ToUpperInvariant() is "CONTENT-ENCODING" or "CONTENT-LENGTH")
                continue;
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        if (decompressed is null && reply.Fault is not (WireFault.None or WireFault.UnfinishedChunkedBody))
            response.Content.Headers.ContentLength = reply.Body.Length;
        return response;
    }
}
