using Microsoft.Extensions.Logging.Abstractions;
using WabaClient.Benchmarks.Contenders;
using WabaClient.Benchmarks.Graph;

namespace WabaClient.Benchmarks.Targets;

/// <summary>One page through the transport alone, and through everything around it.</summary>
internal sealed class PipelineStages
{
    private readonly PausedHandler _graph;
    private readonly GraphTransport _transport;
    private readonly GraphCaller _caller;
    private readonly GraphTarget _target = GraphTarget.ForEdge(GraphEdge.Owned, CannedListing.BusinessId, new());

    // A listing always has a token that can be cancelled: its own.
    private readonly CancellationTokenSource _listing = new();
    private readonly TokenCredentials _credentials = new(PlainGraph.Token, appSecret: null);

    public PipelineStages(int pageSize)
    {
        _graph = new(new CannedListing(pageSize, pages: 1));
        HttpClient http = new(_graph) { Timeout = Timeout.InfiniteTimeSpan };
        WabaClientOptions options = new() { AccessToken = PlainGraph.Token };
        ClientEnvironment environment = new(TimeProvider.System, Random.Shared.NextDouble, NullLogger.Instance);
        InProcessRateLimitGate gate = new();
        _transport = new(http, options, environment);
        PageAttempt attempt = new(
            _transport,
            new TokenSource(new StaticAccessTokenProvider(PlainGraph.Token), appSecret: null),
            new GateKeeper(gate, options, environment),
            options,
            environment);
        _caller = new(attempt, new RetryPolicy(options, environment), environment);
    }

    public int SendAlone() =>
        Answered(_transport.SendAsync(NewCall(), _credentials, ReplyReaders.Accounts, _listing.Token)).Items.Count;

    public int SendInPipeline() =>
        Answered(new(_caller.TryExecuteAsync(NewCall(), ReplyReaders.Accounts, _listing.Token))).Items.Count;

    private GraphCall NewCall() => new(_target, cursor: null, AccountQuery.DefaultPageSize, TimeSpan.FromMinutes(2));

    private GraphPage<WhatsAppBusinessAccount> Answered(ValueTask<object> page)
    {
        _graph.Answer();
        return page.IsCompleted
            ? (GraphPage<WhatsAppBusinessAccount>)page.Result
            : throw new InvalidOperationException("The page went to another thread.");
    }
}
