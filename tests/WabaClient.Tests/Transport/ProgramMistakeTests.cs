using WabaClient.Tests.Support;

namespace WabaClient.Tests.Transport;

public sealed class ProgramMistakeTests
{
    private const string Disposed = "disposed";

    public static TheoryData<Exception, string> Mistakes => new()
    {
        { new ObjectDisposedException("System.Net.Http.HttpClient"), Disposed },
        { new InvalidOperationException("the request was already sent"), nameof(InvalidOperationException) },
        { new NotSupportedException("the scheme is not supported"), nameof(NotSupportedException) },
        { new PlatformNotSupportedException("not on this platform"), nameof(PlatformNotSupportedException) },
        { new ArgumentException("invalid URI"), nameof(ArgumentException) },
        { new ArgumentOutOfRangeException("version"), nameof(ArgumentOutOfRangeException) },
        { new InvalidOperationException(Make.Token), nameof(InvalidOperationException) },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public async Task An_exception_that_is_a_mistake_of_the_program_is_one_attempt_whose_hint_names_the_cause(
        Exception mistake,
        string cause)
    {
        StubGraph graph = new(_ => throw mistake);

        GraphConnectionException e = await FailAsync(Make.Client(graph));

        Assert.Single(graph.Requests);
        Assert.Equal(1, e.Attempts);
        Assert.False(e.IsTransient);
        Assert.Contains(cause, e.Hint, StringComparison.Ordinal);
        Assert.NotNull(e.InnerException);
        Assert.DoesNotContain(Make.Token, e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposed_HttpClient_is_one_attempt()
    {
        HttpClient http = new();
        BusinessAccountsClient client = new(http, new WabaClientOptions { AccessToken = Make.Token });
        http.Dispose();

        GraphConnectionException e = await FailAsync(client);

        Assert.IsType<ObjectDisposedException>(e.InnerException);
        Assert.Equal((1, false), (e.Attempts, e.IsTransient));
        Assert.Contains(Disposed, e.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_WebException_is_a_failure_of_the_network_despite_its_base_class()
    {
        StubGraph graph = StubGraph.InOrder(
            () => throw new System.Net.WebException("reset"),
            () => StubGraph.Page([1]));
        TestTime time = new();

        Assert.Equal([1], (await time.DriveAsync(Make.Client(graph, time).ListOwnedAsync("1").ToListAsync())).Ids());
    }

    private static Task<GraphConnectionException> FailAsync(BusinessAccountsClient client) =>
        Assert.ThrowsAsync<GraphConnectionException>(() => client.ListOwnedAsync("1").ToListAsync());
}
