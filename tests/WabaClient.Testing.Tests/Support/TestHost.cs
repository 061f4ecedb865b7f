using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace WabaClient.Testing.Tests;

/// <summary>A graph behind one of the two hosts, so that the same test runs on both.</summary>
public sealed class TestHost : IAsyncDisposable
{
    public const string Token = "a-token";
    public const string BusinessId = "1234567890";
    public const string Owned = "/v26.0/1234567890/owned_whatsapp_business_accounts";
    public const string Client = "/v26.0/1234567890/client_whatsapp_business_accounts";

    private readonly FakeGraphServer? _server;

    private TestHost(FakeGraph graph, FakeGraphServer? server)
    {
        Graph = graph;
        _server = server;
        Http = server is null ? graph.CreateClient() : OverTheWire(server);
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
    }

    public FakeGraph Graph { get; }

    public HttpClient Http { get; }

    /// <summary>The business of a test that has handed its host on.</summary>
    public FakeBusiness Business { get; set; } = null!;

    public Uri BaseAddress => Http.BaseAddress!;

    public static TheoryData<HostKind> Both => [HostKind.Memory, HostKind.Kestrel];

    public static async Task<TestHost> StartAsync(HostKind kind, FakeGraph graph) =>
        new(graph, kind switch
        {
            HostKind.Kestrel => await FakeGraphServer.StartAsync(graph),
            HostKind.Http2 => await FakeGraphServer.StartAsync(graph, new FakeGraphServerOptions { UseHttps = true }),
            _ => null,
        });

    /// <summary>A transport like the one that the client library makes, which trusts the server's certificate.</summary>
    public static HttpClient OverTheWire(
        FakeGraphServer server,
        DecompressionMethods decompression = DecompressionMethods.All)
    {
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = decompression,
            UseCookies = false,
        };
        if (server.Certificate is { } certificate)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(certificate);
        }

        return new HttpClient(handler)
        {
            BaseAddress = server.BaseAddress,
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = server.Certificate is null ? HttpVersion.Version11 : HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    /// <summary>A client that does not decode bodies, and sends that it accepts encodings.</summary>
    public HttpClient CreateRawClient(string acceptEncoding)
    {
        HttpClient http = _server is null ? Graph.CreateClient() : OverTheWire(_server, DecompressionMethods.None);
        http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        return http;
    }

    public static Task<TestHost> StartAsync(FakeGraph graph) => StartAsync(HostKind.Memory, graph);

    public async Task<(int Status, JsonElement Json)> GetAsync(string pathAndQuery)
    {
        using HttpResponseMessage response = await Http.GetAsync(new Uri(pathAndQuery, UriKind.RelativeOrAbsolute));
        string body = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, JsonDocument.Parse(body).RootElement);
    }

    public async Task<string> GetErrorAsync(string pathAndQuery)
    {
        (int status, JsonElement json) = await GetAsync(pathAndQuery);
        JsonElement error = json.GetProperty("error");
        string subcode = error.TryGetProperty("error_subcode", out JsonElement value) ? "/" + value : "";
        return $"{status} {error.GetProperty("code")}{subcode} {error.GetProperty("type").GetString()}: {error.GetProperty("message").GetString()}";
    }

    /// <summary>Lists an edge by its cursors, as a careful caller does.</summary>
    public async Task<List<string>> ListAsync(string path, string query, string after = "")
    {
        List<string> ids = [];
        while (true)
        {
            (int status, JsonElement page) = await GetAsync($"{path}?{query}{after}");
            Assert.Equal(200, status);
            ids.AddRange(page.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            if (!page.TryGetProperty("paging", out JsonElement paging) || !paging.TryGetProperty("next", out _))
                return ids;
            after = "&after=" + Uri.EscapeDataString(paging.GetProperty("cursors").GetProperty("after").GetString()!);
        }
    }

    public ValueTask StopServerAsync() => _server!.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
