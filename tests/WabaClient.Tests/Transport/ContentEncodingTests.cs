using System.IO.Compression;
using System.Net;
using System.Text;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Transport;

/// <summary>Bodies that the HttpClient of the application leaves encoded.</summary>
public sealed class ContentEncodingTests
{
    private const string Page = """{"data":[{"id":"1"},{"id":"2"}]}""";

    private static readonly Dictionary<string, Func<Stream, Stream>> Encoders = new()
    {
        ["gzip"] = stream => new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true),
        ["br"] = stream => new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true),
        ["deflate"] = stream => new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true),
        ["Deflate"] = stream => new DeflateStream(stream, CompressionLevel.Fastest, leaveOpen: true),
        ["X-GZip"] = stream => new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true),
        ["identity"] = stream => new BufferedStream(new NotClosed(stream)),
    };

    public static TheoryData<string> Chains
    {
        get
        {
            TheoryData<string> chains = [.. Encoders.Keys];
            foreach (string first in Encoders.Keys)
            {
                foreach (string second in Encoders.Keys)
                    chains.Add($"{first}, {second}");
            }

            chains.Add("gzip,br, deflate , identity,gzip");
            return chains;
        }
    }

    [Theory]
    [MemberData(nameof(Chains))]
    public async Task A_body_is_decoded_as_its_Content_Encoding_names_it(string encodings)
    {
        StubGraph graph = new(_ => Encoded(Page, encodings));

        Assert.Equal(
            [1, 2],
            (await Make.Client(graph, configure: o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync()).Ids());
    }

    [Fact]
    public async Task An_error_is_decoded_as_well()
    {
        StubGraph graph = new(
            _ => Encoded("""{"error":{"message":"m","code":200}}""", "br", HttpStatusCode.BadRequest));

        await Assert.ThrowsAsync<PermissionDeniedException>(() => Make.Client(graph).ListOwnedAsync("1").ToListAsync());
    }

    [Fact]
    public async Task An_empty_body_is_empty_whatever_its_encoding()
    {
        StubGraph graph = new(_ => Encode([], "deflate", HttpStatusCode.NoContent));

        GraphResponseException e = await FailAsync(graph);

        Assert.DoesNotContain("compressed body is corrupt", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zstd", "zstd")]
    [InlineData("gzip, zstd", "zstd")]
    [InlineData("aes128gcm, gzip", "aes128gcm")]
    [InlineData("gzip, gzip, gzip, gzip, gzip", "gzip, gzip, gzip, gzip")]
    public async Task An_encoding_that_cannot_be_decoded_is_named(string encodings, string named)
    {
        StubGraph graph = new(_ => Encode(Encoding.UTF8.GetBytes(Page), encodings, HttpStatusCode.OK));

        GraphResponseException e = await FailAsync(graph);

        Assert.Contains($"\"{named}", e.Message, StringComparison.Ordinal);
        Assert.Contains("Accept-Encoding", e.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_an_encoding_is_cut_and_holds_no_credential()
    {
        StubGraph graph = new(_ => Encode([1], Make.Token + new string('x', 500), HttpStatusCode.OK));

        GraphResponseException e = await FailAsync(graph);

        Assert.DoesNotContain(Make.Token, e.ToString(), StringComparison.Ordinal);
        Assert.InRange(e.Message.Length, 1, 200);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, br")]
    public async Task The_cap_of_a_response_counts_decoded_bytes(string encodings)
    {
        string almost = "{\"data\":[{\"id\":\"1\"}]" + new string(' ', (16 * 1024 * 1024) - 21) + "}";
        StubGraph whole = new(_ => Encoded(almost, encodings));
        StubGraph larger = new(_ => Encoded(almost + " ", encodings));

        Assert.Equal(
            [1],
            (await Make.Client(whole, configure: o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync()).Ids());
        Assert.Contains("16 MB", (await FailAsync(larger)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_damaged_body_is_a_response_that_cannot_be_read(string encoding)
    {
        StubGraph graph = new(_ => Encode([.. Enumerable.Repeat((byte)0xF8, 100)], encoding, HttpStatusCode.OK));

        GraphResponseException e = await FailAsync(graph);

        Assert.Contains("compressed body is corrupt", e.Message, StringComparison.Ordinal);
        Assert.True(e.IsTransient);
    }

    private static Task<GraphResponseException> FailAsync(StubGraph graph) =>
        Assert.ThrowsAsync<GraphResponseException>(
        () => Make.Client(graph, configure: o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync());

    private static HttpResponseMessage Encoded(string body, string encodings, HttpStatusCode status = HttpStatusCode.OK)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        foreach (string encoding in encodings.Split(',', StringSplitOptions.TrimEntries))
        {
            MemoryStream encoded = new();
            using (Stream encoder = Encoders[encoding](encoded))
                encoder.Write(bytes);
            bytes = encoded.ToArray();
        }

        return Encode(bytes, encodings, status);
    }

    private static HttpResponseMessage Encode(byte[] body, string encodings, HttpStatusCode status)
    {
        ByteArrayContent content = new(body);
        content.Headers.TryAddWithoutValidation("Content-Encoding", encodings);
        return new(status) { Content = content };
    }

    private sealed class NotClosed(Stream stream) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => stream.Write(buffer);

        public override void Write(byte[] buffer, int offset, int count) => stream.Write(buffer, offset, count);
    }
}
