using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace WabaClient.Testing.Tests;

/// <summary>The parts of requests and responses other than the JSON: methods, forms, headers, compression.</summary>
public sealed class WireFormTests
{
    public static TheoryData<HostKind> All => [HostKind.Memory, HostKind.Kestrel, HostKind.Http2];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Links_have_the_scheme_and_host_that_the_client_used_behind_a_proxy(HostKind kind)
    {
        await using TestHost host = await StartAsync(kind);
        host.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https, http");
        host.Http.DefaultRequestHeaders.Add("X-Forwarded-Host", "graph.example");

        (_, JsonElement page) = await host.GetAsync(TestHost.Owned + "?limit=1");

        string next = page.GetProperty("paging").GetProperty("next").GetString()!;
        Assert.StartsWith(
            "https://graph.example/v26.0/1234567890/owned_whatsapp_business_accounts?limit=1&",
            next,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("a b")]
    [InlineData("graph.example/path")]
    [InlineData("")]
    public async Task A_forwarded_host_that_is_none_is_ignored(string forwardedHost)
    {
        await using TestHost host = await StartAsync(HostKind.Memory);
        host.Http.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-Host", forwardedHost);

        (_, JsonElement page) = await host.GetAsync(TestHost.Owned + "?limit=1");

        string next = page.GetProperty("paging").GetProperty("next").GetString()!;
        Assert.StartsWith("https://graph.facebook.com/v26.0/", next, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_POST_with_the_method_get_is_a_GET_with_its_token_in_the_form(HostKind kind)
    {
        await using TestHost host = await StartAsync(kind);
        host.Http.DefaultRequestHeaders.Authorization = null;
        using FormUrlEncodedContent form =
            new(new Dictionary<string, string> { ["method"] = "get", ["access_token"] = "a-token", ["limit"] = "1" });

        using HttpResponseMessage response = await host.Http.PostAsync(new Uri(TestHost.Owned, UriKind.Relative), form);

        JsonElement page = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(1, page.GetProperty("data").GetArrayLength());
        Assert.Contains(
            "access_token=a-token",
            page.GetProperty("paging").GetProperty("next").GetString(),
            StringComparison.Ordinal);
        Assert.Equal("***", host.Graph.Journal.Requests[0].Query["access_token"]);
        Assert.True(host.Graph.Journal.Requests[0].HasToken("a-token"));
    }

    [Fact]
    public async Task A_GET_with_the_method_post_is_a_POST()
    {
        await using TestHost host = await StartAsync(HostKind.Memory);

        Assert.Contains(
            "Unsupported post request.",
            await host.GetErrorAsync(TestHost.Owned + "?method=post"),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_preflight_needs_no_token(HostKind kind)
    {
        await using TestHost host = await StartAsync(kind);
        host.Http.DefaultRequestHeaders.Authorization = null;
        using HttpRequestMessage request = new(HttpMethod.Options, new Uri(TestHost.Owned, UriKind.Relative));

        using HttpResponseMessage response = await host.Http.SendAsync(request);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains(
            "Authorization",
            Assert.Single(response.Headers.GetValues("Access-Control-Allow-Headers")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_is_no_proxy()
    {
        await using TestHost host = await StartAsync(HostKind.Kestrel);
        using TcpClient tcp = new();
        await tcp.ConnectAsync(host.BaseAddress.Host, host.BaseAddress.Port);
        NetworkStream stream = tcp.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes("CONNECT graph.facebook.com:443 HTTP/1.1\r\nHost: graph.facebook.com:443\r\nConnection: close\r\n\r\n"));

        using StreamReader reader = new(stream);
        Assert.StartsWith("HTTP/1.1 405", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v26.0/404", "OAuth \"Facebook Platform\" \"invalid_request\" \"Unsupported get request. Object with ID '404'")]
    [InlineData(TestHost.Owned + "?fields=x", "OAuth \"Facebook Platform\" \"invalid_request\" \"(#100) Tried accessing nonexisting field (x)")]
    [InlineData(TestHost.Owned + "?filtering=%C3%A9", "OAuth \"Facebook Platform\" \"invalid_request\" \"(#100) param filtering must be an array\"")]
    [InlineData(TestHost.Owned + "?after=x", null)]
    public async Task Errors_with_code_100_have_a_challenge_and_the_same_id_in_header_and_body(
        string path,
        string? challenge)
    {
        foreach (HostKind kind in (HostKind[])[HostKind.Memory, HostKind.Kestrel])
        {
            await using TestHost host = await StartAsync(kind);

            using HttpResponseMessage response = await host.Http.GetAsync(new Uri(path, UriKind.Relative));

            JsonElement error = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty(
                "error");
            Assert.Equal(challenge is not null, response.Headers.NonValidated.Contains("WWW-Authenticate"));
            if (challenge is not null)
                Assert.StartsWith(
                    challenge,
                    response.Headers.NonValidated["WWW-Authenticate"].ToString(),
                    StringComparison.Ordinal);
            Assert.Equal(
                error.GetProperty("fbtrace_id").GetString(),
                Assert.Single(response.Headers.GetValues("x-fb-request-id")));
            Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task An_upgraded_call_has_a_warning()
    {
        await using TestHost host = await StartAsync(HostKind.Memory);

        using HttpResponseMessage upgraded = await host.Http.GetAsync(new Uri("/v19.0/1234567890", UriKind.Relative));
        using HttpResponseMessage served = await host.Http.GetAsync(new Uri("/v26.0/1234567890", UriKind.Relative));

        Assert.Equal(
            "The call has been auto-upgraded to v21.0 as v19.0 has been deprecated.",
            Assert.Single(upgraded.Headers.GetValues("X-Ad-Api-Version-Warning")));
        Assert.False(served.Headers.Contains("X-Ad-Api-Version-Warning"));
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    [InlineData("deflate", null)]
    public async Task Bodies_are_compressed_for_clients_that_ask_for_it(string accepted, string? coding)
    {
        foreach (HostKind kind in (HostKind[])[HostKind.Memory, HostKind.Kestrel])
        {
            await using TestHost host = await StartAsync(kind);
            using HttpClient http = host.CreateRawClient(accepted);

            using HttpResponseMessage response = await http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));

            Assert.Equal(coding is null ? [] : [coding], response.Content.Headers.ContentEncoding);
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
            await using Stream body = await response.Content.ReadAsStreamAsync();
            await using Stream plain = coding switch
            {
                "gzip" => new GZipStream(body, CompressionMode.Decompress),
                "br" => new BrotliStream(body, CompressionMode.Decompress),
                _ => body,
            };
            Assert.Equal(10, (await JsonDocument.ParseAsync(plain)).RootElement.GetProperty("data").GetArrayLength());
        }
    }

    private static Task<TestHost> StartAsync(HostKind kind)
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(10);
        return TestHost.StartAsync(kind, graph);
    }
}
