using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Transport;

/// <summary>HTTP/2 over TLS on a path that starts to swallow bytes.</summary>
public sealed class DeadConnectionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_dead_connection_is_left_within_one_attempt(bool isFromContainer)
    {
        FakeGraph graph = new();
        graph.AddBusiness("77").AddOwnedAccounts(3);
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(
            graph,
            new FakeGraphServerOptions { UseHttps = true });
        using Relay relay = new(server.BaseAddress);
        using SocketsHttpHandler handler = Handler(isFromContainer, server.Certificate!);
        Protocols protocols = new() { InnerHandler = handler };

        // An attempt would wait indefinitely; only the pings can end it.
        WabaClientOptions options = new() { AccessToken = "t", BaseAddress = relay.Address, AttemptTimeout = TimeSpan.FromDays(1), BaseDelay = TimeSpan.Zero };
        BusinessAccountsClient client = new(new HttpClient(protocols) { Timeout = Timeout.InfiniteTimeSpan }, options);

        Assert.Equal(3, (await client.ListOwnedAsync("77").ToListAsync()).Count);
        relay.Swallow();
        Assert.Equal(3, (await client.ListOwnedAsync("77").ToListAsync()).Count);

        Assert.Equal(2, relay.Connections);
        Assert.Equal(["2.0", "2.0"], protocols.Versions);
        Assert.Equal(3, protocols.Attempts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Transports_that_the_library_creates_ping_and_give_up_connecting(bool isFromContainer)
    {
        using SocketsHttpHandler handler = Created(isFromContainer);

        Assert.Equal(TimeSpan.FromSeconds(10), handler.ConnectTimeout);
        Assert.Equal(TimeSpan.FromSeconds(10), handler.KeepAlivePingDelay);
        Assert.Equal(TimeSpan.FromSeconds(5), handler.KeepAlivePingTimeout);
        Assert.Equal(HttpKeepAlivePingPolicy.WithActiveRequests, handler.KeepAlivePingPolicy);
    }

    private static SocketsHttpHandler Created(bool isFromContainer)
    {
        if (!isFromContainer)
        {
            SocketsHttpHandler shared = new();
            SharedTransport.SetUp(shared);
            return shared;
        }

        ServiceCollection services = new();
        string name = services.AddWabaClient(o => o.AccessToken = "t").Name;
        HttpMessageHandler handler =
            services.BuildServiceProvider().GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(name);
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;
        return (SocketsHttpHandler)handler;
    }

    // The library's own times, divided down to the second that the runtime allows; the runtime's endless default cannot be divided.
    private static SocketsHttpHandler Handler(bool isFromContainer, X509Certificate2 trusted)
    {
        SocketsHttpHandler handler = Created(isFromContainer);
        handler.KeepAlivePingDelay = handler.KeepAlivePingDelay / 10;
        handler.KeepAlivePingTimeout = handler.KeepAlivePingTimeout / 5;
        handler.SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                CustomTrustStore = { trusted },
                RevocationMode = X509RevocationMode.NoCheck,
                TrustMode = X509ChainTrustMode.CustomRootTrust,
            },
        };
        return handler;
    }

    private sealed class Protocols : DelegatingHandler
    {
        public List<string> Versions { get; } = [];

        public int Attempts { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken)
        {
            Attempts++;
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            Versions.Add(response.Version.ToString());
            return response;
        }
    }
}
