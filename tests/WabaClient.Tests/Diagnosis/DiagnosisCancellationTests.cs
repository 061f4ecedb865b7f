using WabaClient.Testing;

namespace WabaClient.Tests.Diagnosis;

public sealed class DiagnosisCancellationTests
{
    // The edges, the business, the token, and the numbers and apps of three accounts.
    private const int AllRequests = 2 + 1 + 1 + (3 * 2);

    [Fact]
    public async Task Cancellation_ends_the_diagnosis_at_every_call_with_the_token_of_the_caller()
    {
        for (int at = 1; at <= AllRequests + 1; at++)
        {
            await using Scene scene = new();
            scene.AddBusiness(owned: 3, client: 0);
            (scene.Asked, scene.Options.AppId) = (new() { InspectToken = true, Deep = true }, Scene.AppId);
            using CancellationTokenSource source = new();
            CancelAt handler = new(scene.Graph, at, source);
            scene.Handler = handler;

            Task<DiagnosisReport> diagnosis = scene.DiagnoseAsync(source.Token);
            if (at > AllRequests)
            {
                await diagnosis;
                Assert.Equal(AllRequests, handler.Requests);
                continue;
            }

            OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => diagnosis);
            Assert.Equal(source.Token, e.CancellationToken);
            Assert.Equal(at, handler.Requests);
        }
    }

    [Fact]
    public async Task Cancellation_reaches_the_provider_of_tokens()
    {
        await using Scene scene = new();
        using CancellationTokenSource source = new();
        scene.Tokens = new HangingTokens(source);

        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.DiagnoseAsync(source.Token));

        Assert.Equal(source.Token, e.CancellationToken);
    }

    /// <summary>Cancels while one request is in flight.</summary>
    private sealed class CancelAt(FakeGraph graph, int at, CancellationTokenSource source) : DelegatingHandler(graph.CreateHandler())
    {
        public int Requests { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (++Requests != at)
                return await base.SendAsync(request, cancellationToken);
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("unreachable");
        }
    }

    private sealed class HangingTokens(CancellationTokenSource source) : IGraphAccessTokenProvider
    {
        public async ValueTask<GraphAccessToken> GetAccessTokenAsync(GraphAccessTokenRequest request, CancellationToken cancellationToken)
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return default;
        }
    }
}
