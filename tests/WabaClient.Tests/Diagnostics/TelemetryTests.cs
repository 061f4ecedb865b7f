using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Logging;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Diagnostics;

[Collection(ProcessWide.Name)]
public sealed class TelemetryTests : IDisposable
{
    private const string Owned = "owned_whatsapp_business_accounts";

    private readonly Recorder _recorder = new();
    private readonly TestTime _time = new();

    public static TheoryData<string, Func<HttpResponseMessage>> Failures => new()
    {
        { "permission", () => StubGraph.Error(200) },
        { "token", () => StubGraph.Error(190) },
        { "blocked", () => StubGraph.Error(368) },
        { "signature", () => StubGraph.Error(104) },
        { "parameter", () => StubGraph.Error(100) },
        { "parameter", () => StubGraph.Error(803) },
        { "throttle", () => StubGraph.Error(80008, regainMinutes: 60) },
        { "error", () => StubGraph.Error(999) },
        { "response", () => StubGraph.Json("<html>") },
        { "connection", () => throw new HttpRequestException("refused") },
        { "timeout", () => throw new TaskCanceledException("m", new TimeoutException()) },
    };

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public void The_instruments_have_the_documented_names_kinds_and_units()
    {
        Make.Client(new StubGraph(_ => StubGraph.Page([])));

        Assert.Equal(
            [
                "Counter`1 waba.client.gate.failures {failure}",
                "Counter`1 waba.client.many.finished {business}",
                "Counter`1 waba.client.retries {retry}",
                "Counter`1 waba.client.throttles {throttle}",
                "Counter`1 waba.client.token.rejections {rejection}",
                "Histogram`1 waba.client.pacing.wait s",
                "Histogram`1 waba.client.page.duration s",
                "Histogram`1 waba.client.throttle.wait s",
                "Histogram`1 waba.client.usage %",
                "ObservableUpDownCounter`1 waba.client.gate.closed {scope}",
                "ObservableUpDownCounter`1 waba.client.many.waiting {business}",
            ],
            _recorder.Instruments.Select(instrument => $"{instrument.GetType().Name} {instrument.Name} {instrument.Unit}").Order(StringComparer.Ordinal));
        Assert.All(
            _recorder.Instruments,
            instrument => Assert.False(string.IsNullOrWhiteSpace(instrument.Description)));
    }

    [Fact]
    public async Task A_page_is_a_span_with_all_its_attempts_and_a_duration_with_all_its_waits()
    {
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Page([1, 2], "secret-cursor"),
            () => StubGraph.Error(80008, regainMinutes: 1),
            () => StubGraph.Page([3]));

        await _time.DriveAsync(Make.Client(graph, _time).ListOwnedAsync("4711").ToListAsync());

        Assert.Equal(2, _recorder.Spans.Count);
        Assert.All(_recorder.Spans, span => Assert.Equal(("waba.page", ActivityKind.Client, ActivityStatusCode.Unset), (span.OperationName, span.Kind, span.Status)));
        Assert.Equal(
            ["waba.attempts=1", $"waba.edge={Owned}", "waba.outcome=ok", "waba.page.items=2"],
            Recorder.TagsOf(_recorder.Spans[0]));
        Assert.Equal(
            ["waba.attempts=2", $"waba.edge={Owned}", "waba.outcome=ok", "waba.page.items=1"],
            Recorder.TagsOf(_recorder.Spans[1]));
        string[] durations = [.. _recorder["waba.client.page.duration"]];
        Assert.Equal($"0 edge={Owned} outcome=ok", durations[0]);
        Assert.Equal($"edge={Owned} outcome=ok", durations[1].Split(' ', 2)[1]);
        Assert.InRange(double.Parse(durations[1].Split(' ')[0], null), 60, 63);
        Assert.InRange(double.Parse(Assert.Single(_recorder["waba.client.throttle.wait"]), null), 60, 63);
    }

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_page_that_fails_says_how(string outcome, Func<HttpResponseMessage> answer)
    {
        StubGraph graph = new(_ => answer());

        WabaClientException e = await Assert.ThrowsAnyAsync<WabaClientException>(
            () => Make.Client(graph, _time, o => o.MaxRetryAttempts = 0).GetAsync("4711"));

        Activity span = Assert.Single(_recorder.Spans);
        Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription));
        string[] code = e is GraphApiException api ? [$"waba.error.code={api.Code}"] : [];
        Assert.Equal(
            [$"error.type={e.GetType().FullName}", "waba.attempts=1", "waba.edge=account", .. code, $"waba.outcome={outcome}"],
            Recorder.TagsOf(span));
        Assert.Equal([$"0 edge=account outcome={outcome}"], _recorder["waba.client.page.duration"]);
        Assert.Empty(_recorder["waba.client.retries"]);
    }

    [Fact]
    public async Task A_page_that_leads_round_in_a_circle_is_a_failure()
    {
        await Assert.ThrowsAsync<GraphResponseException>(
            () => Make.Client(new StubGraph(_ => StubGraph.Page([1], "again")), _time).ListOwnedAsync("1").ToListAsync());

        Assert.Equal(["ok", "response"], _recorder.Spans.Select(span => span.GetTagItem("waba.outcome")));
    }

    [Fact]
    public async Task A_page_that_the_caller_cancels_is_no_error_and_what_a_provider_throws_is()
    {
        using CancellationTokenSource cancel = new();
        StubGraph graph = new(async (_, cancellationToken) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return StubGraph.Page([]);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Make.Client(graph, _time).ListClientAsync("1", cancellationToken: cancel.Token).ToListAsync(CancellationToken.None));
        await Assert.ThrowsAsync<InvalidTimeZoneException>(
            () => Make.Client(graph, _time, tokens: new Failing()).ListClientAsync("1").ToListAsync());

        Assert.Equal(
            [(ActivityStatusCode.Unset, "cancelled"), (ActivityStatusCode.Error, "error")],
            _recorder.Spans.Select(span => (span.Status, (string)span.GetTagItem("waba.outcome")!)));
    }

    [Fact]
    public async Task Retries_are_counted_by_their_reason()
    {
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Error(80008), () => StubGraph.Error(2), () => StubGraph.Json("<html>"), () => throw new HttpRequestException("refused"),
            () => throw new TaskCanceledException("m", new TimeoutException()), () => StubGraph.Page([]));

        await _time.DriveAsync(
            Make.Client(graph, _time, o => o.MaxRetryAttempts = 5).ListOwnedAsync("1").ToListAsync());

        Assert.Equal(
            ["1 reason=throttle", "1 reason=error", "1 reason=response", "1 reason=connection", "1 reason=timeout"],
            _recorder["waba.client.retries"]);
    }

    [Theory]
    [InlineData(80008, "business")]
    [InlineData(4, "app")]
    [InlineData(17, "token")]
    public async Task Throttles_are_counted_by_code_and_kind_of_scope_and_the_gate_shows_as_closed_until_it_opens(
        int code,
        string scope)
    {
        StubGraph graph = new(_ => StubGraph.Error(code, regainMinutes: 5));
        BusinessAccountsClient client = Make.Client(graph, _time);
        GC.Collect();
        double before = _recorder.ClosedGates();

        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());
        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());
        double during = _recorder.ClosedGates();
        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal([$"1 code={code} scope={scope}"], _recorder["waba.client.throttles"]);
        Assert.Equal((before + 1, before), (during, _recorder.ClosedGates()));
        GC.KeepAlive(client);
    }

    [Fact]
    public async Task Waits_at_the_gate_are_measured_for_the_one_that_goes_first_and_for_those_behind_it()
    {
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Error(80008, regainMinutes: 1), () => StubGraph.Page([]));
        BusinessAccountsClient client = Make.Client(graph, _time, o => o.MaxRetryAttempts = 0);
        await Assert.ThrowsAsync<RateLimitedException>(() => client.ListOwnedAsync("1").ToListAsync());
        Task[] both = [client.ListOwnedAsync("1").ToListAsync(), client.ListOwnedAsync("1").ToListAsync()];

        await _time.DriveAsync(Task.WhenAll(both));

        double[] waits =
        [
            .. _recorder["waba.client.throttle.wait"].Select(
                text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        ];
        Assert.Equal(2, waits.Length);
        Assert.All(waits, wait => Assert.InRange(wait, 60, 63));
    }

    [Fact]
    public async Task Usage_is_measured_by_kind()
    {
        StubGraph graph = new(_ =>
        {
            HttpResponseMessage page = StubGraph.Page([]);
            page.Headers.TryAddWithoutValidation(
                "X-Business-Use-Case-Usage",
                """{"4711":[{"type":"t","call_count":81,"total_cputime":2,"total_time":3}]}""");
            page.Headers.TryAddWithoutValidation(
                "X-App-Usage",
                """{"call_count":4,"total_cputime":5,"total_time":6}""");
            return page;
        });

        await Make.Client(graph).ListOwnedAsync("4711").ToListAsync();

        Assert.Equal(["81 kind=call_count", "2 kind=total_cputime", "3 kind=total_time", "4 kind=call_count", "5 kind=total_cputime", "6 kind=total_time"], _recorder["waba.client.usage"]);
    }

    [Fact]
    public async Task Refused_tokens_are_counted_by_subcode()
    {
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Error(190, subcode: 463), () => StubGraph.Error(190));
        BusinessAccountsClient client = Make.Client(graph);

        await Assert.ThrowsAsync<InvalidAccessTokenException>(() => client.ListOwnedAsync("1").ToListAsync());
        await Assert.ThrowsAsync<InvalidAccessTokenException>(() => client.ListOwnedAsync("1").ToListAsync());

        Assert.Equal(["1 subcode=463", "1 subcode=none"], _recorder["waba.client.token.rejections"]);
    }

    [Fact]
    public async Task No_tag_tells_the_business_the_cursor_or_the_token()
    {
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Page([1], "secret-cursor"), () => StubGraph.Error(80008, regainMinutes: 1), () => StubGraph.Error(190, subcode: 463), () => StubGraph.Page([2]));

        await Assert.ThrowsAsync<InvalidAccessTokenException>(
            () => _time.DriveAsync(Make.Client(graph, _time).ListOwnedAsync("4711").ToListAsync()));

        IEnumerable<string> spans = _recorder.Spans.SelectMany(span => Recorder.TagsOf(span).Append(span.DisplayName));
        IEnumerable<string> measurements = _recorder.Instruments.SelectMany(instrument => _recorder[instrument.Name]);
        Assert.All(spans.Concat(measurements), text => Assert.DoesNotMatch($"4711|secret-cursor|{Make.Token}", text));
    }

    [Fact]
    public async Task Another_version_is_warned_of_once_a_client()
    {
        using TestLog log = new();
        StubGraph graph = new(request => WithHeader(request["after"] is null ? StubGraph.Page([1], "b") : StubGraph.Page([2]), "facebook-api-version", "v27.0"));

        await Make.Client(graph, log: log).ListOwnedAsync("1").ToListAsync();
        await Make.Client(graph, log: log).ListOwnedAsync("1").ToListAsync();

        (LogLevel Level, string Text)[] warnings = [.. log.Lines.Where(line => line.Level == LogLevel.Warning)];
        Assert.Equal(2, warnings.Length);
        Assert.All(warnings, warning => Assert.StartsWith("Graph served API version v27.0 although v26.0 was requested", warning.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_version_that_was_asked_for_is_no_warning()
    {
        using TestLog log = new();

        await Make.Client(
            new StubGraph(_ => WithHeader(StubGraph.Page([1]), "facebook-api-version", "V26.0")),
            log: log)
            .ListOwnedAsync("1")
            .ToListAsync();

        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task Graphs_own_warning_is_passed_on_once_and_does_not_stand_for_the_other()
    {
        using TestLog log = new();
        StubGraph graph = new(request => WithHeader(
            WithHeader(
                request.Number < 3 ? StubGraph.Page([1], $"{request.Number}") : StubGraph.Page([1]),
                "X-Ad-Api-Version-Warning",
                "will be gone soon"),
            "facebook-api-version",
            request.Number == 3 ? "v27.0" : "v26.0"));

        await Make.Client(graph, log: log).ListOwnedAsync("1").ToListAsync();

        Assert.Equal(2, log.Lines.Count);
        Assert.StartsWith(
            "Graph warned about API version v26.0 (X-Ad-Api-Version-Warning)",
            log.Lines[0].Text,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Graph served API version v27.0 although v26.0 was requested",
            log.Lines[1].Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_names_failures_and_what_the_client_does_about_them()
    {
        using TestLog log = new();
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Error(80008, regainMinutes: 1),
            () => StubGraph.Error(
                1,
                HttpStatusCode.InternalServerError,
                message: "Please reduce the amount of data you're asking for"),
            () => StubGraph.Error(190, subcode: 463));

        await Assert.ThrowsAsync<InvalidAccessTokenException>(
            () => _time.DriveAsync(Make.Client(graph, _time, log: log).ListOwnedAsync("1").ToListAsync()));

        Assert.Equal(
            [LogLevel.Warning, LogLevel.Information, LogLevel.Information, LogLevel.Warning],
            log.Lines.Select(line => line.Level));
        string[] texts = [.. log.Lines.Select(line => line.Text.Trim())];
        Assert.Equal($"Graph throttles {Owned} of 1 with error 80008; the gate is closed for 00:01:00.", texts[0]);
        Assert.Matches($"^Retrying {Owned} of 1 in 00:01:0[0-3].*: throttle\\.$", texts[1]);
        Assert.Equal($"{Owned} of 1 continues with 50 entries per page, because larger pages fail.", texts[2]);
        Assert.Equal($"Graph rejected the access token for {Owned} of 1 with error 190, subcode 463.", texts[3]);
    }

    private static HttpResponseMessage WithHeader(HttpResponseMessage reply, string name, string value)
    {
        reply.Headers.TryAddWithoutValidation(name, value);
        return reply;
    }

    private sealed class Failing : IGraphAccessTokenProvider
    {
        public ValueTask<GraphAccessToken> GetAccessTokenAsync(
            GraphAccessTokenRequest request,
            CancellationToken cancellationToken) =>
            throw new InvalidTimeZoneException();
    }
}
