using System.Net;
using System.Net.Sockets;

namespace WabaClient.Tests.Support;

/// <summary>A path to a server that can start to swallow bytes: connections stay open, but nothing arrives any more.</summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Path> _paths = [];
    private readonly Uri _server;

    public Relay(Uri server)
    {
        _server = server;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new UriBuilder(_server) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;

    public int Connections
    {
        get
        {
            lock (_paths)
                return _paths.Count;
        }
    }

    /// <summary>Makes all present connections swallow what is sent in either direction; later ones work.</summary>
    public void Swallow()
    {
        lock (_paths)
            _paths.ForEach(path => path.IsSwallowing = true);
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_paths)
            _paths.ForEach(path => path.Dispose());
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Path path = new(await _listener.AcceptTcpClientAsync());
                lock (_paths)
                    _paths.Add(path);
                _ = path.RunAsync(_server);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private sealed class Path(TcpClient client) : IDisposable
    {
        private readonly TcpClient _server = new();
        private volatile bool _isSwallowing;

        public bool IsSwallowing
        {
            set => _isSwallowing = value;
        }

        public async Task RunAsync(Uri server)
        {
            try
            {
                await _server.ConnectAsync(server.Host, server.Port);
                await Task.WhenAny(PumpAsync(client, _server), PumpAsync(_server, client));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }

            Dispose();
        }

        public void Dispose()
        {
            client.Dispose();
            _server.Dispose();
        }

        private async Task PumpAsync(TcpClient from, TcpClient to)
        {
            byte[] buffer = new byte[16 * 1024];
            try
            {
                int read;
                while ((read = await from.GetStream().ReadAsync(buffer)) > 0)
                {
                    if (!_isSwallowing)
                        await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
                }
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // A side has closed the connection.
            }
        }
    }
}
