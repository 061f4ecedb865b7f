using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using WabaClient.SampleTests.Support;
using WabaClient.Testing;

namespace WabaClient.SampleTests;

public sealed class AspNetCoreTests(AspNetCoreFixture sample) : IClassFixture<AspNetCoreFixture>
{
    private readonly TestGraph _test = sample.Test;
    private readonly HttpClient _http = sample.Http;

    [Fact]
    public async Task All_accounts_of_both_edges_arrive_as_JSON()
    {
        FakeBusiness business = _test.Graph.AddBusiness("101").AddOwnedAccounts(250).AddClientAccounts(30);

        WhatsAppBusinessAccount[]? owned = await _http.GetFromJsonAsync<WhatsAppBusinessAccount[]>(
            "businesses/101/accounts");
        WhatsAppBusinessAccount[]? clients = await _http.GetFromJsonAsync<WhatsAppBusinessAccount[]>(
            "businesses/101/client-accounts");

        Assert.Equal(business.OwnedAccounts.Select(account => account.Id), owned!.Select(account => account.Id));
        Assert.Equal(business.ClientAccounts.Select(account => account.Id), clients!.Select(account => account.Id));
    }

    [Fact]
    public async Task A_business_without_accounts_is_an_empty_array()
    {
        _test.Graph.AddBusiness("102");

        Assert.Equal("[]", await _http.GetStringAsync("businesses/102/accounts"));
    }

    [Fact]
    public async Task The_first_page_is_with_the_caller_while_Graph_holds_the_second_back()
    {
        _test.Graph.AddBusiness("103").AddOwnedAccounts(250);
        using ManualResetEventSlim release = new();
        _test.OnRequest(request =>
        {
            if (request is { ObjectId: "103", Page: 2 })
                release.Wait();
        });

        using HttpResponseMessage response = await _http.GetAsync(
            "businesses/103/accounts",
            HttpCompletionOption.ResponseHeadersRead);
        await using Stream body = await response.Content.ReadAsStreamAsync();
        StringBuilder json = new();
        byte[] buffer = new byte[4096];
        while (Count(json) < 100)
            json.Append(Encoding.UTF8.GetString(buffer, 0, await body.ReadAsync(buffer)));
        int before = Count(json);
        release.Set();
        int read;
        while ((read = await body.ReadAsync(buffer)) > 0)
            json.Append(Encoding.UTF8.GetString(buffer, 0, read));

        Assert.Equal(100, before);
        Assert.Equal(250, JsonSerializer.Deserialize<WhatsAppBusinessAccount[]>(json.ToString())!.Length);
    }

    [Fact]
    public async Task An_answer_that_fails_half_way_is_broken_off()
    {
        _test.Graph.AddBusiness("104").AddOwnedAccounts(150);
        _test.Graph.Inject(GraphFault.PermissionDenied().ForBusiness("104").OnPage(2));

        await Assert.ThrowsAsync<HttpRequestException>(() => _http.GetStringAsync("businesses/104/accounts"));
    }

    public static TheoryData<string, GraphFault, HttpStatusCode> Failures => new()
    {
        { "201", GraphFault.PermissionDenied(), HttpStatusCode.Forbidden },
        { "202", GraphFault.ActionBlocked(), HttpStatusCode.Forbidden },
        { "203", GraphFault.Error(100, "(#100) Tried accessing nonexisting field (x)"), HttpStatusCode.BadRequest },
        { "204", GraphFault.Error(803), HttpStatusCode.NotFound },
        { "205", GraphFault.AccessTokenExpired(), HttpStatusCode.BadGateway },
        { "206", GraphFault.Html502(), HttpStatusCode.BadGateway },
        { "207", GraphFault.TransientError(), HttpStatusCode.ServiceUnavailable },
        { "208", GraphFault.ConnectionReset(), HttpStatusCode.ServiceUnavailable },
        { "209", GraphFault.RateLimited(TimeSpan.FromMinutes(7)), HttpStatusCode.TooManyRequests },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_failure_becomes_problem_details(string business, GraphFault fault, HttpStatusCode expected)
    {
        _test.Graph.AddBusiness(business).AddOwnedAccounts(1);
        _test.Graph.Inject(fault.ForBusiness(business));

        using HttpResponseMessage response = await _http.GetAsync($"businesses/{business}/accounts");
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)expected, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.DoesNotContain(TestGraph.Token, problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_since_limit_and_cursor_are_honored()
    {
        FakeBusiness business = _test.Graph.AddBusiness("105");
        for (int day = 1; day <= 9; day++)
            business.AddOwnedAccount(new() { Id = $"{500 + day}", Name = $"Day {day}", Country = "AT", CreationTime = new(2024, 1, day, 0, 0, 0, TimeSpan.Zero) });

        using HttpResponseMessage first = await _http.GetAsync(
            "businesses/105/accounts?fields=name,country&since=2024-01-05&limit=3");
        string link = Assert.Single(first.Headers.GetValues("Link"));
        using HttpResponseMessage last = await _http.GetAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)]);

        Assert.Equal(
            """[{"id":"505","name":"Day 5","country":"AT"},{"id":"506","name":"Day 6","country":"AT"},{"id":"507","name":"Day 7","country":"AT"}]""",
            await first.Content.ReadAsStringAsync());
        Assert.Equal(
            """[{"id":"508","name":"Day 8","country":"AT"},{"id":"509","name":"Day 9","country":"AT"}]""",
            await last.Content.ReadAsStringAsync());
        Assert.False(last.Headers.Contains("Link"));
    }

    [Fact]
    public async Task A_bad_request_says_what_is_wrong_with_each_parameter_and_asks_Graph_nothing()
    {
        using HttpResponseMessage response = await _http.GetAsync(
            "businesses/106x/accounts?fields=name,nmae&limit=0&since=yesterday&cursor=&sort=newest");
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            ["cursor", "fields", "id", "limit", "since", "sort"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.StartsWith(
            "Unknown: nmae. Known: ",
            problem.GetProperty("errors").GetProperty("fields")[0].GetString(),
            StringComparison.Ordinal);
        _test.Graph.Journal.AssertRequests(0, request => request.ObjectId == "106x");
    }

    [Fact]
    public async Task The_start_page_links_to_the_endpoints()
    {
        string page = await _http.GetStringAsync("");

        Assert.Contains("href=\"/businesses/1234567890/accounts\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("businesses/999/accounts", HttpStatusCode.NotFound)]
    [InlineData("businesses/shop/accounts", HttpStatusCode.BadRequest)]
    [InlineData("nothing", HttpStatusCode.NotFound)]
    public async Task So_does_a_wrong_address(string path, HttpStatusCode expected)
    {
        using HttpResponseMessage response = await _http.GetAsync(path);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_throttle_says_when_to_come_back_and_the_health_check_knows_of_it_without_asking_Graph()
    {
        _test.Graph.AddBusiness("301");
        _test.Graph.Inject(GraphFault.RateLimited(TimeSpan.FromMinutes(30)).ForBusiness("301"));

        using HttpResponseMessage response = await _http.GetAsync("businesses/301/accounts");
        string health = await _http.GetStringAsync("health");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(29), TimeSpan.FromMinutes(30));
        Assert.Contains("Degraded", health, StringComparison.Ordinal);
        Assert.Contains("after error 80008", health, StringComparison.Ordinal);
        _test.Graph.Journal.AssertRequests(1, request => request.ObjectId == "301");
    }

    private static int Count(StringBuilder json) => json.ToString().Split("\"id\":").Length - 1;
}
