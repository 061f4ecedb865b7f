using System.Net;
using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.FaultMatrix;

/// <summary>
/// A handler in front of the transport: counts the requests that the client sends, refuses connections, and moves the
/// clock past the attempt's time-out when a body stalls.
/// </summary>
internal sealed class FaultyWire(TestTime time, HostKind host) : DelegatingHandler
{
    // Nothing listens on this port.
    private const string ClosedPort = "http://127.0.0.1:1/";

    private int _attempts;
    private int? _refused;
    private int _faulty;
    private volatile bool _isNextBodyStalled;

    public int Attempts => _attempts;

    /// <summary>Whether a request was sent after the one that met the last fault.</summary>
    public bool HasMovedOn => _attempts > _faulty;

    /// <summary>Limits a fault to one page, and prepares the clock for the request that it stalls.</summary>
    public GraphFault Lay(FaultCase wrong, GraphFault fault, int page) => fault.OnPage(page).When(_ =>
    {
        _faulty = _attempts;
        if (wrong.StallsIn == FaultCase.Place.Headers)
            time.Stall();
        _isNextBodyStalled = wrong.StallsIn == FaultCase.Place.Body;
        return true;
    });

    public void RefuseAttempt(int number) => _refused = number;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        if (++_attempts == _refused)
            request.RequestUri = new Uri(ClosedPort);
        if (host == HostKind.Http2)
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (_isNextBodyStalled)
        {
            _isNextBodyStalled = false;
            response.Content = new StreamContent(
                new WatchedStream(await response.Content.ReadAsStreamAsync(cancellationToken), time));
        }

        return response;
    }

    /// <summary>Detects the first read that has to wait after the first bytes.</summary>
    private sealed class WatchedStream(Stream body, TestTime time) : MemoryStream
    {
        private bool _hasBegun;
        private bool _hasStalled;

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default)
        {
            ValueTask<int> read = body.ReadAsync(buffer, cancellationToken);
            if (_hasBegun && !_hasStalled && !read.IsCompleted)
            {
                _hasStalled = true;
                time.Stall();
            }

            int count = await read;
            _hasBegun |= count > 0;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            body.Dispose();
            base.Dispose(disposing);
        }
    }
}
