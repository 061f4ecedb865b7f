using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace WabaClient.Testing;

/// <summary>Serves a <see cref="FakeGraph"/> over HTTP/1.1 on a free port of the loopback interface, for other processes and languages, and for faults on a real wire.</summary>
/// <remarks>Writes nothing to the console and reads no configuration. Disposing of it breaks off what is still running.</remarks>
public sealed class FakeGraphServer : IAsyncDisposable
{
    private const int LongestRequestLine = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly KestrelServer _kestrel;
    private readonly CancellationTokenSource _stopping;

    private FakeGraphServer(KestrelServer kestrel, CancellationTokenSource stopping)
    {
        _kestrel = kestrel;
        _stopping = stopping;
        BaseAddress = new Uri(kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single() + "/");
    }

    /// <summary>The address to use instead of <c>https://graph.facebook.com/</c>, such as <c>http://127.0.0.1:43210/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="graph">The graph that answers; it may have several servers, and be used in memory too.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running server.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="graph"/> is null.</exception>
    public static async Task<FakeGraphServer> StartAsync(FakeGraph graph, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        KestrelServerOptions options = new() { AddServerHeader = false };
        options.Limits.MaxRequestLineSize = LongestRequestLine;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http1);

        // Kestrel without a host around it: a host would read settings from the environment and catch Ctrl-C.
        KestrelServer kestrel = new(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        CancellationTokenSource stopping = new();
        try
        {
            await kestrel.StartAsync(new GraphApplication(graph, stopping.Token), cancellationToken).ConfigureAwait(false);
            return new FakeGraphServer(kestrel, stopping);
        }
        catch
        {
            kestrel.Dispose();
            stopping.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server; from then on, connections to its port are refused.</summary>
    /// <returns>A task that ends when it has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;

        await _stopping.CancelAsync().ConfigureAwait(false);
        using CancellationTokenSource patience = new(Patience);
        await _kestrel.StopAsync(patience.Token).ConfigureAwait(false);
        _kestrel.Dispose();
        _stopping.Dispose();
    }
}
