#if NET10_0_OR_GREATER
using Garnet;
using Garnet.server;
using System.Net;
using StackExchange.Redis;

namespace WabaClient.Tests.Support;

/// <summary>A Garnet server in the test process on a free loopback port, with its default settings: without Lua.</summary>
internal sealed class GarnetInProcess : IDisposable
{
    private readonly GarnetServer _server;

    public GarnetInProcess()
    {
        int port = RedisServer.FreePort();
        _server = new GarnetServer(["--port", $"{port}", "--bind", "127.0.0.1", "--memory", "64m", "--index", "1m", "-q"]);
        _server.Start();
        Configuration = $"127.0.0.1:{port}";
    }

    public string Configuration { get; }

    public void Dispose() => _server.Dispose();
}
#endif
