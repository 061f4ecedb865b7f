using WabaClient.Tests.Support;

namespace WabaClient.Tests.Paging;

public sealed class PageBodyTests
{
    [Theory]
    [InlineData("""{"x":{"data":[{"id":"9"}],"error":{"code":190}},"data":[{"id":"1"}],"y":[{"paging":{"next":"n"}}],"paging":{"cursors":{"after":"a"},"next":"n"}}""", "a")]
    [InlineData("""{"data":[{"id":"1"}],"paging":{"cursors":{"after":"a","before":{"after":"wrong"}},"next":"n"}}""", "a")]
    [InlineData("""{"data":[{"id":"1"}],"paging":{"cursors":{"before":{"x":1},"after":"a"},"next":{"cursors":{"after":"wrong"}}}}""", "a")]
    [InlineData("""{"data":[{"id":"1"}],"paging":{"previous":{"next":"wrong"},"cursors":{"after":"a"}}}""", null)]
    [InlineData("""{"data":[{"id":"1"}],"paging":{"previous":{"x":1},"cursors":{"after":"a"},"next":"n"}}""", "a")]
    [InlineData("""{"data":[{"id":"1"}],"paging":{"cursors":[{"after":"wrong"}],"next":"?after=a"}}""", "a")]
    [InlineData("""{"data":[{"id":"1"}],"paging":{"cursors":{"after":{"x":1},"before":"b"},"next":"?after=a"}}""", "a")]
    [InlineData("""{"data":[{"id":"1"}],"paging":{"cursors":{"after":12345678901234567890},"next":"n"}}""", "12345678901234567890")]
    [InlineData("""{"data":[{"id":"1"}],"error":null,"paging":{"cursors":{"after":"a"},"next":"n"}}""", "a")]
    public async Task Only_what_stands_in_its_place_counts(string body, string? expected)
    {
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Json(body), () => StubGraph.Page([2]));

        Assert.Equal(
            expected is null ? [1] : [1, 2],
            (await Make.Client(graph).ListOwnedAsync("1").ToListAsync()).Ids());

        Assert.Equal(expected, graph.Requests[^1]["after"]);
    }

    [Theory]
    [InlineData("""{"data":[{"id":"1"}],"error":{"code":368}}""", 368)]
    [InlineData("""{"error":{"code":368},"data":[{"id":"1"}]}""", 368)]
    [InlineData("""{"data":[],"paging":[{"next":"n"}],"error":{"code":368}}""", 368)]
    [InlineData("""{"data":{"data":[{"id":"1"}]},"error":{"code":368}}""", 368)]
    public async Task A_page_with_an_error_is_an_error(string body, int code)
    {
        GraphApiException e = await Assert.ThrowsAsync<ActionBlockedException>(
            () => Make.Client(new StubGraph(_ => StubGraph.Json(body))).ListOwnedAsync("1").ToListAsync());

        Assert.Equal(code, e.Code);
    }

    [Theory]
    [InlineData("""{"data":[null]}""", "entry 1 of the page (data[0]) has no usable id")]
    [InlineData("""{"data":[{"id":"1"},[],{"name":"x"}]}""", "entry 2 of the page (data[1]) has no usable id")]
    [InlineData("""{"data":[],"paging":{"next":"https://x.example/"}}""", "the page has a next page but no cursor for it")]
    [InlineData("""{"data":[],"paging":{"next":"https://x.example/?after=&limit=3"}}""", "the page has a next page but no cursor for it")]
    [InlineData("""{"data":[],"paging":{"next":{"after":"a"}}}""", "the page has a next page but no cursor for it")]
    [InlineData("""{"data":{"data":[]}}""", "the body is not what was requested")]
    [InlineData("""[{"data":[]}]""", "the body is not what was requested")]
    [InlineData("""{"data":[]""", "the JSON is incomplete or not valid")]
    [InlineData("""{"error":{"code":190""", "the JSON is incomplete or not valid")]
    public async Task The_message_names_what_is_wrong_with_a_page(string body, string problem)
    {
        GraphResponseException e = await Assert.ThrowsAsync<GraphResponseException>(
            () => Make.Client(new StubGraph(_ => StubGraph.Json(body)), configure: o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync());

        Assert.Equal($"Unexpected response (HTTP 200, application/json): {problem}.", e.Message);
    }
}
