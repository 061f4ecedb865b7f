using System.Net;

namespace WabaClient;

/// <summary>
/// The transport of clients that are created without one, and the settings of all transports that the library creates.
/// </summary>
internal static class SharedTransport
{
    // Long enough to save handshakes, and short enough to follow a DNS change.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    // A dead HTTP/2 connection is closed within one attempt; otherwise, each retry would be sent over it again.
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(5);

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
        handler.ActivityHeadersPropagator = null;
        handler.AllowAutoRedirect = false;
        handler.AutomaticDecompression = DecompressionMethods.All;
        handler.ConnectTimeout = ConnectTimeout;
        handler.EnableMultipleHttp2Connections = true;
        handler.KeepAlivePingDelay = PingDelay;
        handler.KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests;
        handler.KeepAlivePingTimeout = PingTimeout;
        handler.PooledConnectionLifetime = ConnectionLifetime;
        handler.UseCookies = false;
    }

    /// <summary>
    /// Configures the older handler, which has no settings for pings, the connect time-out and the trace context.
    /// </summary>
    public static void SetUp(HttpClientHandler handler)
    {
        handler.AllowAutoRedirect = false;
        handler.AutomaticDecompression = DecompressionMethods.All;
        handler.UseCookies = false;
    }

    // The library's own time-out also covers the body.
    public static void SetUp(HttpClient client) => client.Timeout = Timeout.InfiniteTimeSpan;
}
