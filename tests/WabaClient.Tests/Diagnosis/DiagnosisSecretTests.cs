using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using WabaClient.Tests.Diagnostics;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Diagnosis;

[Collection(ProcessWide.Name)]
public sealed class DiagnosisSecretTests
{
    private const string AppId = "670843887433847";
    private const string AppSecret = "0123456789abcdef0123456789abcdef";
    private const string Token = "leaky0token0of0a0system0user";

    private static readonly string[] Secrets =
        [Token, Token[3..20], AppSecret, Proof(Token), Proof($"{AppId}|{AppSecret}"), "input_token=", "appsecret_proof="];

    public static TheoryData<int> Codes => [0, 1, 2, 4, 10, 100, 104, 190, 200, 368, 803, 2500, 80008, 131031, 200008];

    [Theory]
    [MemberData(nameof(Codes))]
    public Task No_secret_comes_out_of_errors_that_echo_it(int code) =>
        AssertNothingLeaksAsync((echo, _) => StubGraph.Error(code, message: echo));

    [Fact]
    public Task No_secret_comes_out_of_errors_of_the_connection() =>
        AssertNothingLeaksAsync((echo, _) => throw new HttpRequestException(echo));

    [Fact]
    public async Task No_secret_comes_out_of_names_that_contain_it()
    {
        DiagnosisReport report = await AssertNothingLeaksAsync((echo, request) => StubGraph.Json(request.Address.Segments[^1] switch
        {
            "owned_whatsapp_business_accounts" or "client_whatsapp_business_accounts" or "businesses" =>
                $$"""{"data":[{"id":"1","name":"{{echo}}"}]}""",
            "debug_token" =>
                $$"""
                {"data":{"app_id":"{{echo}}","application":"{{echo}}","type":"{{echo}}","is_valid":true,"scopes":["{{echo}}"],
                "granular_scopes":[{"scope":"{{echo}}","target_ids":["{{echo}}"]}] } }
                """,
            "phone_numbers" => $$"""{"data":[{"id":"{{echo}}"}]}""",
            "subscribed_apps" => $$"""{"data":[{"id":"{{echo}}"}]}""",
            _ => $$"""{"id":"1","name":"{{echo}}","verification_status":"{{echo}}"}""",
        }));

        Assert.Contains("***", report.Find("business").Evidence, StringComparison.Ordinal);
        Assert.Contains("***", report.Find("token").Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_token_is_in_an_address_only_when_it_is_inspected_and_only_there(bool inspect)
    {
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Page([1]));

        await Client(graph).DiagnoseAsync("1", new() { InspectToken = inspect });

        StubRequest[] revealing = [.. graph.Requests.Where(request => request.Address.Query.Contains(Token, StringComparison.Ordinal))];
        Assert.All(revealing, request => Assert.Equal("/v26.0/debug_token", request.Address.AbsolutePath));
        Assert.Equal(inspect, revealing.Length > 0);
    }

    private static async Task<DiagnosisReport> AssertNothingLeaksAsync(Func<string, StubRequest, HttpResponseMessage> answer)
    {
        using Sinks sinks = new();
        using ILoggerFactory log = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(sinks));
        StubGraph graph = new(request =>
        {
            string echo = $"{Token} {AppSecret} {Token[3..20]} {request.Authorization} {request["appsecret_proof"]} {request.Address}";
            HttpResponseMessage reply = answer(echo, request);
            foreach (string name in (string[])["facebook-api-version", "x-fb-request-id", "x-fb-trace-id", "Date"])
                reply.Headers.TryAddWithoutValidation(name, echo);
            reply.Headers.TryAddWithoutValidation("X-App-Usage", $$"""{"call_count":90,"type":"{{echo}}"}""");
            reply.Headers.TryAddWithoutValidation("X-Business-Use-Case-Usage", $$"""{"{{echo}}":[{"call_count":95}]}""");
            return reply;
        });

        DiagnosisReport report = await Client(graph, log).DiagnoseAsync("1", new() { InspectToken = true, Deep = true });

        sinks.SeeObject(report);
        sinks.SeeObservableInstruments();
        Assert.NotEmpty(graph.Requests);
        Assert.Contains(sinks.Seen, seen => seen.Text == "usage");
        foreach (string secret in Secrets)
            Assert.DoesNotContain(sinks.Seen, seen => seen.Text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        return report;
    }

    private static BusinessAccountsClient Client(StubGraph graph, ILoggerFactory? log = null) => Make.Client(
        graph,
        configure: o => (o.AccessToken, o.AppId, o.AppSecret, o.BaseDelay) = (Token, AppId, AppSecret, TimeSpan.Zero),
        log: log);

    private static string Proof(string token) =>
        Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), Encoding.UTF8.GetBytes(token)));
}
