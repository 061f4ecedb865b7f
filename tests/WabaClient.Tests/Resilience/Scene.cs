using System.Net;
using WabaClient.Tests.Support;
using Await = WabaClient.Tests.Resilience.CancellationTests.Await;

namespace WabaClient.Tests.Resilience;

/// <summary>A client whose next listing comes to a certain await and stays there, and which is well again for everybody after it.</summary>
internal sealed class Scene : RateLimitGate, IGraphAccessTokenProvider, IDisposable
{
    private readonly Await _place;
    private readonly StubGraph _graph;
    private readonly RateLimitGate _gate;
    private readonly BusinessAccountsClient _client;
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Task> _others = [];
    private bool _hasWaited;
    private int _inFlight;
    private int _questions;

    public Scene(Await place)
    {
        _place = place;
        _graph = new StubGraph(AnswerAsync);
        _gate = place is Await.UsersGate or Await.UsersGateWhileClosing ? this : new InProcessRateLimitGate(Time);
        _client = Make.Client(_graph, Time, tokens: this, gate: _gate);
    }

    public TestTime Time { get; } = new();

    /// <summary>Ends when the listing waits where it should.</summary>
    public Task Reached => _place switch
    {
        Await.BackOff or Await.BlockedGate => Time.UntilWaitsAsync(1),

        // The other one waits for the block, and this one for the other's turn.
        Await.QueueOfTheGate => Time.UntilWaitsAsync(1),
        _ => _reached.Task,
    };

    public int Requests => _graph.Requests.Count;

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Closes the gate where the listing is to find it closed.</summary>
    public async Task PrepareAsync()
    {
        if (_place is not (Await.BlockedGate or Await.QueueOfTheGate))
            return;
        BusinessAccountsClient impatient = Make.Client(_graph, Time, o => o.MaxRetryAttempts = 0, gate: _gate);
        await Assert.ThrowsAsync<RateLimitedException>(() => impatient.ListOwnedAsync("1").ToListAsync());
        if (_place == Await.QueueOfTheGate)
            _others.Add(_client.ListOwnedAsync("1").ToListAsync());
    }

    public async Task ListAsync(CancellationToken method, CancellationToken enumeration)
    {
        AccountQuery query = new() { ReadAhead = _place == Await.PageAhead };
        await foreach (WhatsAppBusinessAccount account in _client.ListOwnedAsync("1", query, method).WithCancellation(enumeration))
        {
            if (_place == Await.BetweenPages)
                await WaitAsync(CancellationToken.None);
        }
    }

    /// <summary>The caller itself ends what it does between pages.</summary>
    public void GoOn()
    {
        if (_place == Await.BetweenPages)
            _goOn.SetResult();
    }

    public async Task AssertOthersGoOnAsync()
    {
        foreach (Task other in _others)
            await Time.DriveAsync(other);
        Assert.Equal([1, 2], (await Time.DriveAsync(_client.ListOwnedAsync("1").ToListAsync())).Ids());
    }

    public void Dispose() => _graph.Dispose();

    public async ValueTask<GraphAccessToken> GetAccessTokenAsync(GraphAccessTokenRequest request, CancellationToken cancellationToken)
    {
        if (++_questions == (_place == Await.TokenProviderAfterRefusal ? 2 : 1) && _place is Await.TokenProvider or Await.TokenProviderAfterRefusal)
            await WaitAsync(cancellationToken);
        return new("token");
    }

    public override async ValueTask<RateLimitBlock?> GetBlockAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        if (_place == Await.UsersGate)
            await WaitAsync(cancellationToken);
        return null;
    }

    public override async ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken) =>
        await WaitAsync(cancellationToken);

    private async Task<HttpResponseMessage> AnswerAsync(StubRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            switch (_place)
            {
                case Await.BackOff when request.Number == 1:
                    return StubGraph.Error(2, HttpStatusCode.InternalServerError);
                case Await.BlockedGate or Await.QueueOfTheGate or Await.UsersGateWhileClosing when request.Number == 1:
                    return StubGraph.Error(80008, regainMinutes: 1);
                case Await.TokenProviderAfterRefusal when request.Number == 1:
                    return StubGraph.Error(190);
                case Await.Headers:
                case Await.PageAhead when request["after"] is not null:
                    await WaitAsync(cancellationToken);
                    break;
                case Await.HeadersOverAHandlerThatThrowsItsOwn when request.Number == 1:
                    await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WaitAsync(cancellationToken));
                    throw new IOException("aborted");
                case Await.Body when request.Number == 1:
                    return new() { Content = new StreamContent(new WaitingStream(this)) };
            }

            return request["after"] is null ? StubGraph.Page([1], "b") : StubGraph.Page([2]);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    /// <summary>Waits, once: who comes later passes.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (_hasWaited)
            return;
        _hasWaited = true;
        _reached.SetResult();
        await _goOn.Task.WaitAsync(cancellationToken);
    }

    private sealed class WaitingStream(Scene scene) : MemoryStream("""{"data":[{"id":"1"}]"""u8.ToArray())
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref scene._inFlight);
            try
            {
                if (Position > 0)
                    await scene.WaitAsync(cancellationToken);
                return await base.ReadAsync(buffer, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref scene._inFlight);
            }
        }
    }
}
