using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Garnet;

namespace Fleet;

/// <summary>The Redis of the fleet: redis-server if it is on the path, else Garnet in this process.</summary>
internal sealed class StateServer : IDisposable
{
    private Process? _redis;
    private GarnetServer? _garnet;

    private StateServer(int port) => Port = port;

    public int Port { get; }

    public string Name { get; private set; } = "redis-server";

    public static StateServer Start()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        StateServer server = new(((IPEndPoint)free.LocalEndpoint).Port);
        free.Stop();
        server.Restart();
        return server;
    }

    /// <summary>Starts the server, empty, on its port. The clients connect when it listens.</summary>
    public void Restart()
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

    public void Kill()
    {
        _redis?.Kill();
        _redis?.WaitForExit();
        _redis?.Dispose();
        _garnet?.Dispose();
        (_redis, _garnet) = (null, null);
    }

    public void Dispose() => Kill();
}
