using System.Net;
using System.Net.Http.Headers;
using System.Text;
using WabaClient.Testing;
using WabaClient.Tool.Board.Tests.Support;

namespace WabaClient.Tool.Board.Tests.Server;

/// <summary>Which requests the board serves, sent by an HTTP client.</summary>
public sealed class BoardSecurityTests(SharedBoard shared) : IClassFixture<SharedBoard>
{
    public static TheoryData<string> Reads { get; } =
    [
        "/", "/index.html", "/app.js", "/board.css", "/views/accounts.js", "/api/world", "/api/accounts",
        "/api/account?business=1001&account=1", "/api/events", "/nothing",
    ];

    public static TheoryData<string> Actions { get; } = ["/api/refresh", "/api/accept", "/api/diagnose"];

    public static TheoryData<string> ForeignHosts { get; } =
    [
        "evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}",
        "127.0.0.1.evil.example:{port}", "2130706433:{port}", "127.1:{port}", "10.0.0.1:{port}", "[::1]:{port}",
    ];

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Without_the_cookie_nothing_is_served(string path)
    {
        TestBoard board = shared.Board;
        using HttpClient stranger = new() { BaseAddress = new Uri(board.Origin) };
        using HttpRequestMessage guess = new(HttpMethod.Get, path);
        guess.Headers.Add("Cookie", $"{BoardKeys.CookieName(new Uri(board.Origin).Port)}={new string('0', 64)}");

        using HttpResponseMessage without = await stranger.GetAsync(path);
        using HttpResponseMessage wrong = await stranger.SendAsync(guess);

        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal("text/plain", without.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_printed_address_works_once_and_becomes_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        TestBoard board = shared.Board;
        Uri address = board.Server.Address;
        using HttpClient first = new(new SocketsHttpHandler { UseCookies = false });
        using HttpClient second = new(new SocketsHttpHandler { UseCookies = false });

        using HttpResponseMessage opened = await first.GetAsync(address);
        using HttpResponseMessage again = await second.GetAsync(address);
        using HttpResponseMessage guessed = await second.GetAsync(new Uri($"{board.Origin}/?key=0"));

        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        string cookie = opened.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, guessed.StatusCode);
        Assert.NotEqual(address, board.Server.Address);
    }

    [Fact]
    public async Task Two_boards_on_one_machine_do_not_end_each_others_sessions()
    {
        await using TestBoard other = await TestBoard.StartAsync();
        using HttpClient client = await shared.Board.CreateClientAsync();
        Uri first = new($"{shared.Board.Origin}/api/world");
        Uri second = new($"{other.Origin}/api/world");

        using HttpResponseMessage unknown = await client.GetAsync(second);
        using HttpResponseMessage opened = await client.GetAsync(other.Server.Address);
        using HttpResponseMessage known = await client.GetAsync(second);
        using HttpResponseMessage stillKnown = await client.GetAsync(first);

        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        Assert.Equal(HttpStatusCode.OK, stillKnown.StatusCode);
    }

    [Fact]
    public async Task The_key_opens_the_page_only()
    {
        TestBoard board = shared.Board;
        using HttpClient client = new();

        using HttpResponseMessage world = await client.GetAsync(new Uri($"{board.Origin}/api/world{board.Server.Address.Query}"));
        using HttpResponseMessage page = await client.GetAsync(board.Server.Address);

        Assert.Equal(HttpStatusCode.Unauthorized, world.StatusCode);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [MemberData(nameof(ForeignHosts))]
    public async Task A_name_that_is_rebound_to_this_machine_is_refused_on_every_route(string host)
    {
        TestBoard board = shared.Board;
        using HttpClient client = await board.CreateClientAsync();
        string name = host.Replace("{port}", $"{new Uri(board.Origin).Port}", StringComparison.Ordinal);

        foreach (string path in Reads.Select(row => row.Data))
        {
            using HttpRequestMessage read = new(HttpMethod.Get, path) { Headers = { Host = name } };
            using HttpResponseMessage refused = await client.SendAsync(read);
            Assert.Equal(HttpStatusCode.MisdirectedRequest, refused.StatusCode);
        }

        foreach (string path in Actions.Select(row => row.Data))
        {
            using HttpRequestMessage action = Post(board, path, "{}");
            action.Headers.Host = name;
            using HttpResponseMessage refused = await client.SendAsync(action);
            Assert.Equal(HttpStatusCode.MisdirectedRequest, refused.StatusCode);
        }
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://127.0.0.1:{port}")]
    public async Task Another_origin_is_refused_on_every_route(string origin)
    {
        TestBoard board = shared.Board;
        using HttpClient client = await board.CreateClientAsync();
        string foreign = origin.Replace("{port}", $"{new Uri(board.Origin).Port}", StringComparison.Ordinal);

        foreach (string path in Reads.Select(row => row.Data).Concat(Actions.Select(row => row.Data)))
        {
            using HttpRequestMessage request = Actions.Any(row => row.Data == path) ? Post(board, path, "{}") : new(HttpMethod.Get, path);
            request.Headers.Remove("Origin");
            request.Headers.Add("Origin", foreign);
            using HttpResponseMessage refused = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_request_that_another_page_causes_is_refused(string site)
    {
        TestBoard board = shared.Board;
        using HttpClient client = await board.CreateClientAsync();

        foreach (string path in Reads.Select(row => row.Data))
        {
            using HttpRequestMessage request = new(HttpMethod.Get, path);
            request.Headers.Add("Sec-Fetch-Site", site);
            using HttpResponseMessage refused = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }

    [Fact]
    public async Task A_link_on_another_site_may_open_the_page_with_its_key()
    {
        TestBoard board = shared.Board;
        using HttpClient client = new();
        using HttpRequestMessage request = new(HttpMethod.Get, board.Server.Address);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");

        using HttpResponseMessage opened = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task An_action_needs_the_cookie_the_origin_the_method_and_the_content_type(string path)
    {
        TestBoard board = shared.Board;
        using HttpClient client = await board.CreateClientAsync();
        using HttpClient stranger = new() { BaseAddress = new Uri(board.Origin) };
        using HttpRequestMessage withoutCookie = Post(board, path, "{}");
        using HttpRequestMessage withoutOrigin = Post(board, path, "{}");
        withoutOrigin.Headers.Remove("Origin");
        using HttpRequestMessage asForm = Post(board, path, "{}");
        asForm.Content!.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using HttpRequestMessage asPut = Post(board, path, "{}");
        asPut.Method = HttpMethod.Put;

        using HttpResponseMessage unknown = await stranger.SendAsync(withoutCookie);
        using HttpResponseMessage anonymous = await client.SendAsync(withoutOrigin);
        using HttpResponseMessage form = await client.SendAsync(asForm);
        using HttpResponseMessage put = await client.SendAsync(asPut);
        using HttpResponseMessage get = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, anonymous.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
    }

    [Theory]
    [InlineData("/api/accept", "")]
    [InlineData("/api/accept", "[]")]
    [InlineData("/api/accept", "{}")]
    [InlineData("/api/accept", """{"business":"1001"}""")]
    [InlineData("/api/accept", """{"business":"1001","edge":"owned"}""")]
    [InlineData("/api/accept", """{"business":"1001","edge":9}""")]
    [InlineData("/api/accept", """{"business":"x","edge":1}""")]
    [InlineData("/api/accept", """{"business":1001,"edge":1}""")]
    [InlineData("/api/diagnose", """{"business":"../1001"}""")]
    [InlineData("/api/refresh", "not json")]
    public async Task A_request_that_is_not_valid_is_400(string path, string body)
    {
        TestBoard board = shared.Board;
        using HttpClient client = await board.CreateClientAsync();

        using HttpResponseMessage response = await client.SendAsync(Post(board, path, body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Every_response_has_a_strict_policy_and_is_not_cached()
    {
        TestBoard board = shared.Board;
        using HttpClient client = await board.CreateClientAsync();
        using HttpClient stranger = new() { BaseAddress = new Uri(board.Origin) };

        foreach (HttpClient each in new[] { client, stranger })
        {
            foreach (string path in Reads.Select(row => row.Data))
            {
                using HttpResponseMessage response = await each.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
                string policy = response.Headers.GetValues("Content-Security-Policy").Single();
                Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
                Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
                Assert.Contains("require-trusted-types-for 'script'", policy, StringComparison.Ordinal);
                Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
                Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
                Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
                Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
                Assert.True(response.Headers.CacheControl!.NoStore);
                Assert.False(response.Headers.Contains("Server"));
            }
        }
    }

    [Fact]
    public async Task The_token_and_the_secrets_are_in_no_response()
    {
        await using TestBoard board = await TestBoard.StartAsync();
        board.Graph.Inject(GraphFault.MalformedToken().ForBusiness(TestBoard.First).Always());
        await board.ReadAsync();
        await board.UntilEdgeAsync(TestBoard.First, edge => edge.Failure is not null);
        using HttpClient client = await board.CreateClientAsync();
        StringBuilder all = new();
        foreach (string path in Reads.Select(row => row.Data).Where(path => path != "/api/events"))
            all.Append(await (await client.GetAsync(path)).Content.ReadAsStringAsync());
        using HttpRequestMessage question = Post(board, "/api/diagnose", $$"""{"business":"{{TestBoard.First}}"}""");
        using HttpResponseMessage diagnosis = await client.SendAsync(question);
        all.Append(await diagnosis.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, diagnosis.StatusCode);
        Assert.Contains("\"findings\"", all.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(TestBoard.Token, all.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(TestBoard.Secret, all.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("appsecret_proof=", all.ToString(), StringComparison.Ordinal);
    }

    private static HttpRequestMessage Post(TestBoard board, string path, string body)
    {
        HttpRequestMessage request = new(HttpMethod.Post, path)
        {
            Content = new StringContent(body, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add("Origin", board.Origin);
        return request;
    }
}
