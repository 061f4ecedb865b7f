using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WabaClient.Testing;
using WabaClient.Tests.FaultMatrix;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Diagnostics;

[Collection(ProcessWide.Name)]
public sealed class LeakTests
{
    private const string AppSecret = "0123456789abcdef0123456789abcdef";
    private const string PlainToken = "leaky0token0of0a0system0user";
    private const string OddToken = "123456|leaky+token/of=a~system&user";
    private const string NextHost = "elsewhere.example";

    [Fact]
    public void The_sinks_see_a_planted_token_wherever_it_comes_out()
    {
        using Sinks sinks = new();
        using ILoggerFactory factory = LoggerFactory.Create(
            logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(sinks));
        using ActivitySource source = new("anybody's");
        using Meter meter = new("anybody's");
        string[] planted = [.. Enumerable.Range(0, 13).Select(i => $"planted{i}.")];

        ILogger logger = factory.CreateLogger("anybody");
        logger.Log(LogLevel.Trace, default, planted[0], null, static (text, _) => text);
        InvalidOperationException thrown = new("outer", new InvalidOperationException(planted[1]));
        logger.Log(LogLevel.Trace, default, "m", thrown, static (text, _) => text);
        logger.BeginScope(planted[2]);
        using (Activity activity = source.StartActivity(planted[3])!)
        {
            activity.SetTag("tag", planted[4]).SetBaggage("baggage", planted[5]).SetStatus(
                ActivityStatusCode.Error,
                planted[6]);
            activity.AddEvent(new ActivityEvent("event", tags: new() { ["tag"] = planted[7] }));
        }

        meter.CreateCounter<long>("counter").Add(1, new KeyValuePair<string, object?>("tag", planted[8]));
        meter.CreateObservableGauge(
            "gauge",
            () => new Measurement<int>(1, new KeyValuePair<string, object?>("tag", planted[9])));
        sinks.SeeObservableInstruments();
        sinks.SeeObject(new GraphApiException("m", new HttpRequestException(planted[10])) { UserTitle = planted[11] });
        sinks.SeeObject(new GraphPage<string> { Items = [], Response = new() { RequestId = planted[12] } });

        string[] expected =
        [
            .. Enumerable.Repeat(Sinks.Logs, 3),
            .. Enumerable.Repeat(Sinks.Activities, 5),
            .. Enumerable.Repeat(Sinks.Meters, 2),
            .. Enumerable.Repeat(Sinks.Objects, 3),
        ];
        Assert.All(planted.Zip(expected), pair => Assert.Contains(sinks.Seen, seen => seen.Sink == pair.Second && seen.Text.Contains(pair.First, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(PlainToken)]
    [InlineData(OddToken)]
    public async Task No_secret_comes_out_of_successes_and_failures_on_the_wire(string token)
    {
        using Sinks sinks = new();
        TestTime time = new();
        FakeGraph graph = new(new FakeGraphOptions { TimeProvider = time, AppSecret = AppSecret });
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(graph);
        await using ServiceProvider services =
            Services(sinks, time, token, o => o.BaseAddress = server.BaseAddress).BuildServiceProvider();
        BusinessAccountsClient client = services.GetRequiredService<BusinessAccountsClient>();
        graph.AddBusiness("1").AddOwnedAccounts(5);
        graph.Inject(GraphFault.NextOnAnotherHost().ForBusiness("1").Always());
        FaultCase[] cases = [.. FaultCase.All.Values, .. FaultCase.Final.Values];
        int business = 1;
        int successes = 0;

        await time.DriveAsync(ListAsync(client, "1", sinks));
        foreach (GraphFault fault in cases.SelectMany(each => each.Faults).Append(GraphFault.RepeatedCursor()))
        {
            BusinessId id = new($"{++business}");
            graph.AddBusiness(id).AddOwnedAccounts(5);
            graph.Inject(fault.ForBusiness(id).Always().When(_ =>
            {
                if (fault.Name.StartsWith("Stalled", StringComparison.Ordinal))
                    time.Stall();
                return true;
            }));
            successes += await time.DriveAsync(ListAsync(client, id, sinks)) ? 1 : 0;
        }

        AssertNothingLeaked(sinks, token);
        Assert.Equal(cases.Count(each => each.ExtraCalls == 0), successes);
        IEnumerable<string> activities = sinks.Seen.Where(seen => seen.Sink == Sinks.Activities).Select(
            seen => seen.Text);
        Assert.True(activities.Count(text => text.Contains("waba.page", StringComparison.Ordinal)) >= business);
    }

    [Theory]
    [InlineData(PlainToken)]
    [InlineData(OddToken)]
    public async Task No_secret_comes_out_of_whatever_echoes_it(string token)
    {
        using Sinks sinks = new();
        TestTime time = new();
        Func<StubRequest, string, HttpResponseMessage>[] answers =
        [
            .. new[] { 1, 2, 4, 100, 104, 190, 200, 368, 803, 2642, 80008, 999 }.Select(code => new Func<StubRequest, string, HttpResponseMessage>((_, echo) => Error(code, echo))),
            (_, echo) => Dress(
                StubGraph.Json($$"""{"error":{{Quote(echo)}},"code":10}""", HttpStatusCode.BadRequest),
                echo),
            (_, echo) => Dress(StubGraph.Json($"<html>{echo}</html>", HttpStatusCode.BadGateway), echo),
            (_, echo) => Dress(StubGraph.Json($$"""{"data":[{{echo}}]}"""), echo),
            (_, echo) => Dress(StubGraph.Json($$"""{"data":[{"name":{{Quote(echo)}}}]}"""), echo),
            (_, echo) => Dress(
                StubGraph.Json($$"""{"data":[],"paging":{"next":{{Quote($"https://{NextHost}/{echo}")}} } }"""),
                echo),
            (_, echo) => Dress(Page(echo, "again"), echo),
            (request, echo) => request["after"] is null ? Dress(Page(echo, "b"), echo) : Dress(Page(echo, null), echo),
            (request, _) => throw new HttpRequestException($"GET {request.Address} failed"),
            (request, _) => throw new InvalidOperationException(
                "m",
                new IOException($"{request.Authorization} {request.Address.PathAndQuery}")),
            (request, _) => throw new TaskCanceledException("m", new TimeoutException($"GET {request.Address}")),
        ];
        Func<StubRequest, string, HttpResponseMessage> answer = answers[0];
        using StubGraph graph = new(request => answer(request, $"{token} {Uri.EscapeDataString(token)} {AppSecret} {request["appsecret_proof"]} https://graph.facebook.com/?access_token={token}&after=x"));
        int pages = 0;

        for (int i = 0; i < answers.Length; i++)
        {
            answer = answers[i];
            IServiceCollection services = Services(sinks, time, token);
            services.AddWabaClient().ConfigurePrimaryHttpMessageHandler(() => new Borrowed(graph));
            await using ServiceProvider provider = services.BuildServiceProvider();
            BusinessAccountsClient client = provider.GetRequiredService<BusinessAccountsClient>();
            pages += await time.DriveAsync(ListAsync(client, $"{i + 1}", sinks)) ? 1 : 0;
        }

        AssertNothingLeaked(sinks, token);
        Assert.Equal(1, pages);
    }

    [Fact]
    public void Options_tokens_and_requests_print_no_secret()
    {
        using Sinks sinks = new();
        WabaClientOptions options = new() { AccessToken = PlainToken, AppSecret = AppSecret };

        sinks.SeeObject($"{options}");
        sinks.SeeObject(new GraphAccessToken(PlainToken));
        sinks.SeeObject(
            new GraphAccessTokenRequest { BusinessId = "1", RejectedToken = new GraphAccessToken(PlainToken) });

        AssertNothingLeaked(sinks, PlainToken);
    }

    private static ServiceCollection Services(
        Sinks sinks, TestTime time, string token, Action<WabaClientOptions>? configure = null)
    {
        ServiceCollection services = new();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(sinks));
        services.AddSingleton<TimeProvider>(time);
        services.AddWabaClient(o =>
        {
            (
                o.AccessToken,
                o.AppSecret,
                o.MaxRetryAttempts,
                o.AttemptTimeout) = (token, AppSecret, 1, time.AttemptTimeout);
            configure?.Invoke(o);
        });
        return services;
    }

    /// <summary>Shows the sinks every page and the exception, if there is one.</summary>
    private static async Task<bool> ListAsync(BusinessAccountsClient client, BusinessId business, Sinks sinks)
    {
        try
        {
            await foreach (GraphPage<WhatsAppBusinessAccount> page in client.ListOwnedAsync(business, new AccountQuery { PageSize = 2 }).AsPages())
                sinks.SeeObject(page);
            return true;
        }
        catch (WabaClientException e)
        {
            sinks.SeeObject(e);
            return false;
        }
    }

    private static HttpResponseMessage Error(int code, string echo)
    {
        string quoted = Quote(echo);
        return Dress(
            StubGraph.Json(
                $$$"""{"error":{"code":{{{code}}},"message":{{{quoted}}},"type":{{{quoted}}},"error_user_title":{{{quoted}}},"error_user_msg":{{{quoted}}},"fbtrace_id":{{{quoted}}},"error_data":{"details":{{{quoted}}} } } }""",
                HttpStatusCode.BadRequest),
            echo);
    }

    private static HttpResponseMessage Page(string echo, string? next)
    {
        string more = next is null ? "" : $",\"next\":{Quote($"https://{NextHost}/{echo}")}";
        return StubGraph.Json($$$"""{"data":[{"id":"1","templates":{"data":[],"paging":{"next":{{{Quote($"https://{NextHost}/{echo}")}}} } } }],"paging":{"cursors":{"after":"{{{next ?? "end"}}}" } {{{more}}} } }""");
    }

    private static HttpResponseMessage Dress(HttpResponseMessage reply, string echo)
    {
        foreach (string name in (string[])
        [
            "x-fb-request-id", "x-fb-trace-id", "x-fb-rev", "facebook-api-version", "X-Ad-Api-Version-Warning",
            "WWW-Authenticate", "Retry-After",
        ])
            reply.Headers.TryAddWithoutValidation(name, echo);
        reply.Headers.TryAddWithoutValidation(
            "X-Business-Use-Case-Usage",
            $$"""{{{Quote(echo)}}:[{"type":{{Quote(echo)}},"call_count":1}]}""");
        reply.Headers.TryAddWithoutValidation("X-App-Usage", $$"""{"type":{{Quote(echo)}}}""");
        reply.Content.Headers.Remove("Content-Type");
        reply.Content.Headers.TryAddWithoutValidation("Content-Type", $"text/{echo.Split(' ')[0]}");
        return reply;
    }

    private static string Quote(string text) => $"\"{text}\"";

    private static void AssertNothingLeaked(Sinks sinks, string token)
    {
        string proof = Convert.ToHexString(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), Encoding.UTF8.GetBytes(token)));
        sinks.SeeObservableInstruments();
        Assert.NotEmpty(sinks.Seen);
        foreach (string secret in (string[])
        [
            token,
            Uri.EscapeDataString(token),
            AppSecret,
            proof,
            NextHost,
            "access_token=",
            "appsecret_proof=",
            "after=",
        ])
            Assert.DoesNotContain(sinks.Seen, seen => seen.Text.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A handler for a container that disposes its services.</summary>
    private sealed class Borrowed(StubGraph graph) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _graph = new(graph, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken) =>
            _graph.SendAsync(request, cancellationToken);
    }
}
