using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace WabaClient.Testing;

/// <summary>
/// Serves a <see cref="FakeGraph"/> on a port of the loopback interface, for other processes and languages, and for
/// faults on a real connection.
/// </summary>
/// <remarks>
/// Uses HTTP/1.1 or, with <see cref="FakeGraphServerOptions.UseHttps"/>, TLS with HTTP/1.1 and HTTP/2. The server does
/// not write to the console and does not read configuration. Thread-safe.
/// </remarks>
public sealed class FakeGraphServer : IAsyncDisposable
{
    private const int LongestRequestLine = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _stopping;

    private FakeGraphServer(ServiceProvider services, X509Certificate2? certificate, CancellationTokenSource stopping)
    {
        _services = services;
        _stopping = stopping;
        Certificate = certificate;
        IFeatureCollection features = services.GetRequiredService<IServer>().Features;
        BaseAddress = new Uri(features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single() + "/");
    }

    /// <summary>
    /// Gets the address to use instead of <c>https://graph.facebook.com/</c>, for example
    /// <c>http://127.0.0.1:43210/</c>.
    /// </summary>
    public Uri BaseAddress { get; }

    /// <summary>Gets the server's certificate with its private key, which clients have to trust.</summary>
    /// <value>Null without HTTPS. Self-signed, for localhost and 127.0.0.1. Valid until the server is disposed.</value>
    public X509Certificate2? Certificate { get; }

    /// <summary>Starts a server on a free port, without TLS.</summary>
    /// <param name="graph">The graph that answers. It can have several servers, and can also be used in memory.</param>
    /// <returns>The running server.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="graph"/> is null.</exception>
    public static Task<FakeGraphServer> StartAsync(FakeGraph graph) =>
        StartAsync(graph, options: null, CancellationToken.None);

    /// <summary>Starts a server on a free port, without TLS.</summary>
    /// <param name="graph">The graph that answers. It can have several servers, and can also be used in memory.</param>
    /// <param name="cancellationToken">Cancels starting.</param>
    /// <returns>The running server.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="graph"/> is null.</exception>
    public static Task<FakeGraphServer> StartAsync(FakeGraph graph, CancellationToken cancellationToken) =>
        StartAsync(graph, options: null, cancellationToken);

    /// <summary>Starts a server.</summary>
    /// <param name="graph">The graph that answers. It can have several servers, and be used in memory as well.</param>
    /// <param name="options">The settings of the server; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels starting.</param>
    /// <returns>The running server.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="graph"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is not between 0 and 65535.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<FakeGraphServer> StartAsync(
        FakeGraph graph,
        FakeGraphServerOptions? options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        int port = options?.Port ?? 0;
        ArgumentOutOfRangeException.ThrowIfNegative(port, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort, nameof(options));

        X509Certificate2? certificate = options?.UseHttps == true ? LoopbackCertificate.Create() : null;
        CancellationTokenSource stopping = new();
        ServiceProvider services = BuildServices(port, certificate);
        try
        {
            GraphApplication application = new(graph, stopping.Token);
            await services.GetRequiredService<IServer>().StartAsync(application, cancellationToken).ConfigureAwait(false);
            return new FakeGraphServer(services, certificate, stopping);
        }
        catch
        {
            await services.DisposeAsync().ConfigureAwait(false);
            certificate?.Dispose();
            stopping.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server and ends all requests in progress. Connections to its port are then refused.</summary>
    /// <returns>A task that completes when the server has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;

        await _stopping.CancelAsync().ConfigureAwait(false);
        using CancellationTokenSource patience = new(Patience);
        await _services.GetRequiredService<IServer>().StopAsync(patience.Token).ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
        Certificate?.Dispose();
        _stopping.Dispose();
    }

    private static ServiceProvider BuildServices(int port, X509Certificate2? certificate)
    {
        KestrelServices kestrel = new();
        kestrel.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestLineSize = LongestRequestLine;
            options.Limits.Http2.MaxRequestHeaderFieldSize = LongestRequestLine;
            options.Limits.MaxRequestHeadersTotalSize = 2 * LongestRequestLine;
            options.Limits.MinRequestBodyDataRate = null;
            options.Limits.MinResponseDataRate = null;
            options.Listen(IPAddress.Loopback, port, listener => Configure(listener, certificate));
        });

        // Over TLS, faults must know that the data they flushed has left the process before they break the connection.
        if (certificate is not null)
            kestrel.UseSockets(sockets => sockets.MaxWriteBufferSize = 1);
        return kestrel.BuildProvider();
    }

    private static void Configure(ListenOptions listener, X509Certificate2? certificate)
    {
        listener.Protocols = certificate is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2;
        if (certificate is not null)
            listener.UseHttps(certificate);
        SwallowingReader.Use(listener);
    }
}
