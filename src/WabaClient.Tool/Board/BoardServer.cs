using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace WabaClient.Tool;

/// <summary>Serves the board on a port.</summary>
internal sealed class BoardServer : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly CancellationTokenSource _stopping;
    private readonly BoardKeys _keys;
    private readonly BoardHosts _hosts;

    private BoardServer(WebApplication web, BoardHosts hosts, BoardKeys keys, CancellationTokenSource stopping)
    {
        _web = web;
        _hosts = hosts;
        _keys = keys;
        _stopping = stopping;
    }

    /// <summary>Gets the address to open in a browser. It can be used once, and then changes.</summary>
    public Uri Address => new($"{_hosts.Origin}/?{BoardGuard.KeyParameter}={_keys.Key}");

    /// <summary>
    /// Occurs when the page is opened with a key that is wrong or was already used. <see cref="Address"/> contains a
    /// new one.
    /// </summary>
    public event EventHandler? KeyRefused;

    /// <summary>Starts a server.</summary>
    /// <param name="endPoint">The address and port to listen on; port 0 for a free port.</param>
    /// <param name="keys">The secrets of the run.</param>
    /// <param name="world">The state that the board shows.</param>
    /// <param name="actions">The actions that a browser can request.</param>
    /// <param name="cancellationToken">Cancels starting.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<BoardServer> StartAsync(
        IPEndPoint endPoint, BoardKeys keys, BoardWorld world, BoardActions actions, CancellationToken cancellationToken = default)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = 64 * 1024;
            options.Listen(endPoint);
        });
        CancellationTokenSource stopping = new();
        WebApplication web = builder.Build();
        try
        {
            // The port is known only after the start; no request is answered before.
            TaskCompletionSource<RequestDelegate> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
            web.Run(async context => await (await ready.Task)(context));
            await web.StartAsync(cancellationToken);
            IFeatureCollection features = web.Services.GetRequiredService<IServer>().Features;
            int port = new Uri(features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()).Port;
            BoardHosts hosts = new(endPoint.Address, port);
            BoardServer server = new(web, hosts, keys, stopping);
            BoardGuard guard = new(hosts, keys, port, () => server.KeyRefused?.Invoke(server, EventArgs.Empty));
            ready.SetResult(new BoardApplication(guard, world, actions, stopping.Token).HandleAsync);
            return server;
        }
        catch
        {
            await web.DisposeAsync();
            stopping.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(2));
        await _web.StopAsync(patience.Token);
        await _web.DisposeAsync();
        _stopping.Dispose();
    }

    /// <summary>The tool itself handles Ctrl-C.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
