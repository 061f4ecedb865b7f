using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Testing.Tests;

public sealed class LatencyTests
{
    public static TheoryData<HostKind> Both => TestHost.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Answers_take_their_time_on_the_graphs_clock(HostKind kind)
    {
        TestTime time = new();
        FakeGraph graph = new(
            new FakeGraphOptions { TimeProvider = time, Latency = FakeLatency.Constant(TimeSpan.FromSeconds(2)) });
        graph.AddBusiness(TestHost.BusinessId);
        graph.Inject(GraphFault.Latency(FakeLatency.Constant(TimeSpan.FromSeconds(5))));
        await using TestHost host = await TestHost.StartAsync(kind, graph);

        await time.DriveAsync(host.GetAsync(TestHost.Owned));
        Assert.Equal(TimeSpan.FromSeconds(7), time.Elapsed);
        await time.DriveAsync(host.GetAsync(TestHost.Owned));
        Assert.Equal(TimeSpan.FromSeconds(9), time.Elapsed);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_body_drips_on_the_graphs_clock(HostKind kind)
    {
        TestTime time = new();
        FakeGraph graph = new(new FakeGraphOptions { TimeProvider = time });
        graph.AddBusiness(TestHost.BusinessId);
        graph.Inject(GraphFault.DrippingBody(TimeSpan.FromSeconds(1)));
        await using TestHost host = await TestHost.StartAsync(kind, graph);

        (int status, _) = await time.DriveAsync(host.GetAsync(TestHost.Owned));

        Assert.Equal(200, status);
        Assert.Equal("{\"data\":[]}".Length, (int)time.Elapsed.TotalSeconds);
    }

    [Fact]
    public async Task Waiting_for_an_answer_can_be_cancelled()
    {
        FakeGraph graph = new(
            new FakeGraphOptions { TimeProvider = new FakeTimeProvider(), Latency = FakeLatency.Constant(TimeSpan.FromDays(1)) });
        await using TestHost host = await TestHost.StartAsync(graph);
        using CancellationTokenSource cancellation = new();

        Task<HttpResponseMessage> sending = host.Http.GetAsync(
            new Uri(TestHost.Owned, UriKind.Relative),
            cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Distributions_are_what_they_say()
    {
        double[] uniform = await DrawAsync(
            FakeLatency.Uniform(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(150)));
        double[] longTailed = await DrawAsync(
            FakeLatency.LongTailed(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1)));

        Assert.All(uniform, latency => Assert.InRange(latency, 50, 150));
        Assert.InRange(uniform.Average(), 95, 105);
        Assert.InRange(longTailed.Order().ElementAt(500), 90, 110);
        Assert.InRange(longTailed.Order().ElementAt(990), 700, 1_400);
        Assert.Equal(
            uniform,
            await DrawAsync(FakeLatency.Uniform(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(150))));
    }

    private static async Task<double[]> DrawAsync(FakeLatency latency)
    {
        TestTime time = new();
        FakeGraph graph = new(new FakeGraphOptions { TimeProvider = time, Latency = latency });
        graph.AddBusiness(TestHost.BusinessId);
        await using TestHost host = await TestHost.StartAsync(graph);
        double[] drawn = new double[1_000];
        for (int i = 0; i < drawn.Length; i++)
        {
            TimeSpan before = time.Elapsed;
            await time.DriveAsync(host.GetAsync(TestHost.Owned));
            drawn[i] = (time.Elapsed - before).TotalMilliseconds;
        }

        return drawn;
    }
}
