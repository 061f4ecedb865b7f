using System.Net;

namespace WabaClient;

/// <summary>The transport of clients that are made without one, and how the library sets up every transport that it makes.</summary>
internal static class SharedTransport
{
    // Long enough to save handshakes, short enough to follow a change of DNS.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private static readonly Lazy<HttpClient> Shared = new(() =>
    {
        SocketsHttpHandler handler = new();
        SetUp(handler);
        HttpClient client = new(handler);
        SetUp(client);
        return client;
    });

    public static HttpClient HttpClient => Shared.Value;

    public static void SetUp(SocketsHttpHandler handler)
    {
        handler.AllowAutoRedirect = false;
        handler.AutomaticDecompression = DecompressionMethods.All;
        handler.EnableMultipleHttp2Connections = true;
        handler.PooledConnectionLifetime = ConnectionLifetime;
        handler.UseCookies = false;
    }

    // The library's own time-out covers the body as well.
    public static void SetUp(HttpClient client) => client.Timeout = Timeout.InfiniteTimeSpan;
}
