using System.IO.Compression;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Errors;

/// <summary>Failures between the client and Graph: the body that cannot be read, the handler that throws, the time-out.</summary>
public sealed class ConnectionFailureTests
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_body_with_broken_compression_is_an_unexpected_response(string encoding)
    {
        StubGraph graph = new(_ =>
        {
            MemoryStream garbage = new([.. Enumerable.Repeat((byte)0xFF, 100)]);
            Stream body = encoding == "br"
                ? new BrotliStream(garbage, CompressionMode.Decompress)
                : new GZipStream(garbage, CompressionMode.Decompress);
            return new HttpResponseMessage { Content = new StreamContent(body) };
        });

        GraphResponseException e = await Make.ClientWithoutRetries(graph).FailAsync<GraphResponseException>();

        Assert.Equal("Unexpected response (HTTP 200, no content type): the compressed body is corrupt.", e.Message);
        Assert.NotNull(e.InnerException);
    }

    [Fact]
    public async Task A_body_that_is_disposed_while_it_is_read_is_a_connection_failure()
    {
        ObjectDisposedException thrown = new("theirs");
        StubGraph graph = new(_ => new HttpResponseMessage { Content = new StreamContent(new ThrowingStream(thrown)) });

        Assert.Same(
            thrown,
            (await Make.ClientWithoutRetries(graph).FailAsync<GraphConnectionException>()).InnerException);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_time_out_whose_text_contains_the_token_is_still_a_time_out(bool inside)
    {
        StubGraph graph = new(request => inside
            ? throw new TaskCanceledException("m", new TimeoutException(request.Authorization))
            : throw new TaskCanceledException(request.Authorization, new TimeoutException("theirs")));

        GraphConnectionException e = await Make.ClientWithoutRetries(graph).FailAsync<GraphConnectionException>();

        string expected = inside ? new TimeoutException().Message : "theirs";
        Assert.Equal(expected, Assert.IsType<TimeoutException>(e.InnerException).Message);
        Assert.DoesNotContain(Make.Token, e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handlers_exception_keeps_its_identity_whatever_its_inner_exception()
    {
        InvalidOperationException thrown = new("theirs", new TimeoutException());
        StubGraph graph = new(_ => throw thrown);

        Assert.Same(
            thrown,
            (await Make.ClientWithoutRetries(graph).FailAsync<GraphConnectionException>()).InnerException);
    }

    private sealed class ThrowingStream(Exception exception) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw exception;
    }
}
