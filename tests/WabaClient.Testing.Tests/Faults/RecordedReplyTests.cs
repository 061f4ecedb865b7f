using System.IO.Compression;
using System.Text;

namespace WabaClient.Testing.Tests;

public sealed class RecordedReplyTests
{
    private const string Text = """{"data":[{"id":"1"}],"paging":{"cursors":{"before":"a","after":"b"}}}""";

    public static TheoryData<HostKind> All => [HostKind.Memory, HostKind.Kestrel, HostKind.Http2];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_compressed_recording_is_replayed_byte_for_byte(HostKind kind)
    {
        byte[] recorded = Zip(Text);
        await using TestHost host =
            await StartAsync(kind, GraphFault.Reply(400, recorded, new Dictionary<string, string>
        {
            ["Content-Type"] = "application/json",
            ["Content-Encoding"] = "gzip",
            ["Date"] = "Wed, 09 Sep 2026 10:11:12 GMT",
        }));

        using HttpClient http = host.CreateRawClient("br");
        using HttpResponseMessage response = await http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(recorded, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        Assert.Equal(["Date"], response.Headers.NonValidated.Select(header => header.Key));
        Assert.Equal(new DateTimeOffset(2026, 9, 9, 10, 11, 12, TimeSpan.Zero), response.Headers.Date);
    }

    [Theory]
    [InlineData(HostKind.Memory)]
    [InlineData(HostKind.Kestrel)]
    public async Task A_compressed_recording_is_decompressed_by_a_transport_that_does(HostKind kind)
    {
        await using TestHost host = await StartAsync(
            kind,
            GraphFault.Reply(200, Zip(Text), new Dictionary<string, string> { ["content-encoding"] = "gzip" }));

        using HttpResponseMessage response = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));

        Assert.Equal(Text, await response.Content.ReadAsStringAsync());
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Repeated_headers_stay_apart(HostKind kind)
    {
        KeyValuePair<string, string>[] headers =
        [
            new("x-app-usage", "{\"call_count\":1}"),
            new("X-Twice", "one"),
            new("X-Twice", "two"),
        ];
        await using TestHost host = await StartAsync(
            kind,
            GraphFault.Reply(200, Encoding.UTF8.GetBytes("{}"), headers));

        using HttpResponseMessage response = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));

        Assert.Equal(["one", "two"], response.Headers.GetValues("X-Twice"));
        Assert.NotNull(response.Headers.Date);
        Assert.Equal("{}", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_chunked_recording_is_chunked_again()
    {
        Dictionary<string, string> headers = new() { ["Transfer-Encoding"] = "chunked", ["Connection"] = "keep-alive" };
        await using TestHost host = await StartAsync(
            HostKind.Kestrel,
            GraphFault.Reply(200, Encoding.UTF8.GetBytes(Text), headers));

        using HttpResponseMessage response = await host.Http.GetAsync(
            new Uri(TestHost.Owned, UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead);

        Assert.True(response.Headers.TransferEncodingChunked);
        Assert.Equal(Text, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Dictionary<string, string> none = [];
        Assert.Throws<ArgumentNullException>(
            () => GraphFault.Reply(200, default, (IReadOnlyDictionary<string, string>)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphFault.Reply(199, default, none));
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphFault.Reply(600, default, none));
    }

    private static byte[] Zip(string text)
    {
        using MemoryStream zipped = new();
        using (GZipStream stream = new(zipped, CompressionLevel.SmallestSize))
            stream.Write(Encoding.UTF8.GetBytes(text));
        return zipped.ToArray();
    }

    private static Task<TestHost> StartAsync(HostKind kind, GraphFault fault)
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId);
        graph.Inject(fault);
        return TestHost.StartAsync(kind, graph);
    }
}
