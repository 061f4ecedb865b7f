using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Garnet;

namespace Fleet;

/// <summary>The Redis of the fleet: redis-server if it is on the path, otherwise Garnet in this process.</summary>
internal sealed class StateServer : IDisposable
{
    private Process? _redis;
    private GarnetServer? _garnet;

    private StateServer(int port) => Port = port;

    public int Port { get; }

    public string Name { get; private set; } = "redis-server";

    public static async Task<StateServer> StartAsync()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        StateServer server = new(((IPEndPoint)free.LocalEndpoint).Port);
        free.Stop();
        await server.RestartAsync();
        return server;
    }

    /// <summary>Starts the server without data on its port, and waits until it listens.</summary>
    public async Task RestartAsync()
    {
        Launch();
        while (true)
        {
            using TcpClient probe = new();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }
    }

    public void Kill()
    {
        _redis?.Kill();
        _redis?.WaitForExit();
        _redis?.Dispose();
        _garnet?.Dispose();
        (_redis, _garnet) = (null, null);
    }

    public void Dispose() => Kill();

    private void Launch()
    {
        try
        {
            _redis = Process.Start(
                new ProcessStartInfo("redis-server", ["--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
                {
                    RedirectStandardOutput = true,
                })!;
            _redis.OutputDataReceived += static (_, _) => { };
            _redis.BeginOutputReadLine();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Name = "Garnet";
            _garnet = new(["--port", $"{Port}", "--bind", "127.0.0.1", "--memory", "64m", "--index", "1m", "-q"]);
            _garnet.Start();
        }
    }
}
