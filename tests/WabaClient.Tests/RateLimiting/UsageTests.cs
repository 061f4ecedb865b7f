using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

public sealed class UsageTests
{
    private const string Business = """{"9":[{"type":"whatsapp_business_management","call_count":12,"total_cputime":3,"total_time":4,"estimated_time_to_regain_access":0},{"type":"whatsapp","call_count":1}],"9":[{"type":"again","call_count":99.7,"ads_api_access_tier":"x"}]}""";

    [Fact]
    public async Task Pages_carry_the_usage_with_all_types_and_repeated_ids()
    {
        StubGraph graph = new(_ =>
        {
            HttpResponseMessage page = StubGraph.Page([1]);
            page.Headers.TryAddWithoutValidation("X-Business-Use-Case-Usage", Business);
            page.Headers.TryAddWithoutValidation(
                "X-App-Usage",
                """{"call_count":28,"total_time":25,"total_cputime":24}""");
            page.Headers.TryAddWithoutValidation("x-fb-request-id", "rid");
            page.Headers.TryAddWithoutValidation("x-fb-trace-id", "tid");
            page.Headers.TryAddWithoutValidation("x-fb-rev", "rev");
            page.Headers.TryAddWithoutValidation("facebook-api-version", "v26.0");
            return page;
        });

        await foreach (GraphPage<WhatsAppBusinessAccount> page in Make.Client(graph).ListOwnedAsync("1").AsPages())
        {
            Assert.Equal(
                ("rid", "tid", "rev", "v26.0"),
                (page.Response.RequestId, page.Response.TraceId, page.Response.Revision, page.Response.ApiVersion));
            Assert.Equal(
                ["whatsapp_business_management 12 3 4", "whatsapp 1 0 0", "again 99 0 0", " 28 24 25"],
                page.Response.Usage.Select(u => $"{u.Type} {u.CallCount} {u.TotalCpuTime} {u.TotalTime}"));
            Assert.Equal(["9", "9", "9", null], page.Response.Usage.Select(u => u.ObjectId));
        }
    }

    [Fact]
    public async Task A_throttle_carries_the_usage_too()
    {
        StubGraph graph = new(_ => StubGraph.Error(80008, regainMinutes: 5));

        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(
            () => Make.Client(graph, new TestTime()).ListOwnedAsync("1").ToListAsync());

        Assert.Equal(TimeSpan.FromMinutes(5), e.RetryAfter);
        Assert.Equal(
            (TimeSpan.FromMinutes(5), 100),
            (e.Usage.Single().EstimatedTimeToRegainAccess, e.Usage.Single().CallCount));
        Assert.Equal(1, e.Attempts);
    }

    [Fact]
    public async Task A_short_token_takes_no_letters_out_of_usage_headers()
    {
        StubGraph graph = new(_ => StubGraph.Error(80008, regainMinutes: 5));

        RateLimitedException e =
            await Make.Client(graph, new TestTime(), o => o.AccessToken = "t").FailAsync<RateLimitedException>();

        Assert.Equal(TimeSpan.FromMinutes(5), e.RetryAfter);
    }

    [Fact]
    public void What_cannot_be_is_cut_down_to_what_can()
    {
        RateLimitUsage usage = new UsageHeaders("""{"1":[{"call_count":1e12,"total_cputime":-5,"total_time":"99.9","estimated_time_to_regain_access":1e300}]}""", null).Entries.Single();

        Assert.Equal(
            (100_000, 0, 99, TimeSpan.FromDays(365)),
            (usage.CallCount, usage.TotalCpuTime, usage.TotalTime, usage.EstimatedTimeToRegainAccess));
    }

    [Fact]
    public void What_no_entry_is_is_passed_over_whole_and_the_header_is_read_once()
    {
        UsageHeaders headers = new(
            """{"1":[[{"call_count":5}],{"call_count":7}],"2":"x","3":{"call_count":8}}""",
            null);

        Assert.Equal(["1 7", "3 8"], headers.Entries.Select(usage => $"{usage.ObjectId} {usage.CallCount}"));
        Assert.Same(headers.Entries, headers.Entries);
    }

    [Fact]
    public void A_test_can_say_what_the_usage_is() =>
        Assert.Equal(81, Assert.Single(new GraphResponseInfo { Usage = [new() { CallCount = 81 }] }.Usage).CallCount);

    [Fact]
    public void A_header_without_end_is_read_to_256_entries()
    {
        string one = """{"call_count":1}""";

        Assert.Equal(
            256,
            new UsageHeaders($$"""{"1":[{{string.Join(',', Enumerable.Repeat(one, 300))}}]}""", null).Entries.Count);
        Assert.Equal(
            256,
            new UsageHeaders("{" + string.Join(',', Enumerable.Repeat($"\"1\":{one}", 300)) + "}", null).Entries.Count);
        Assert.Equal(
            255,
            new UsageHeaders("{" + string.Join(',', Enumerable.Repeat($"\"1\":{one}", 255)) + "}", null).Entries.Count);
    }

    [Fact]
    public void What_was_read_before_garbage_stays_and_unknown_values_are_passed_over()
    {
        IReadOnlyList<RateLimitUsage> cut = new UsageHeaders("""{"1":[{"new":{"type":"x"},"type":"a","total_time":{"deep":[1]},"call_count":7}],"2":""", """{"call_count":9}""").Entries;

        Assert.Equal(
            ["1 a 7 0", "  9 0"],
            cut.Select(usage => $"{usage.ObjectId} {usage.Type} {usage.CallCount} {usage.TotalTime}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"1":[{"type":"a"},""")]
    [InlineData("""{"1":[[],7,null,{"type":{},"call_count":[1,{}],"total_time":"x"}]}""")]
    [InlineData("""{"1":[{"call_count":1e400}]}""")]
    public void Garbage_is_ignored_and_never_thrown(string header) =>
        Assert.All(new UsageHeaders(header, header).Entries, entry => Assert.Equal(0, entry.TotalTime));
}
