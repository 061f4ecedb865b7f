using System.Net;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Resilience;

/// <summary>
/// A client whose next listing waits at one place, once, and at no place before it. Listings after it find everything
/// in order. The awaits here never return to the caller's context, so that one which does is the library's.
/// </summary>
internal sealed class StoppedListing : RateLimitGate, IGraphAccessTokenProvider, IDisposable
{
    private readonly StopAt _place;
    private readonly StubGraph _graph;
    private readonly RateLimitGate _gate;
    private readonly BusinessAccountsClient _client;
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _other = Task.CompletedTask;
    private bool _isPrepared;
    private bool _hasWaited;
    private int _inFlight;
    private int _tokens;

    public StoppedListing(StopAt place)
    {
        _place = place;
        _graph = new StubGraph(AnswerAsync);
        bool isCustom = place is StopAt.Gate or StopAt.GateInRecovery or StopAt.GateWhileClosing;
        _gate = isCustom ? this : new InProcessRateLimitGate(Time);
        _client = Make.Client(
            _graph, Time, o => o.PaceAboveUsage = place == StopAt.Pace ? 50 : null, tokens: this, gate: _gate);
    }

    public TestTime Time { get; } = new();

    /// <summary>Completes when the listing waits at its place.</summary>
    public Task Reached =>
        _place is StopAt.BackOff or StopAt.BlockedGate or StopAt.Turn or StopAt.Pace
            ? Time.UntilWaitsAsync(1)
            : _reached.Task;

    public int Requests => _graph.Requests.Count;

    /// <summary>How many requests have been sent and have not ended.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Blocks or uses the scope where the listing is to find it blocked, recovering or used.</summary>
    public async Task PrepareAsync()
    {
        if (_place is StopAt.BlockedGate or StopAt.Turn or StopAt.GateInRecovery)
            await Make.ClientWithoutRetries(_graph, Time, _gate).FailAsync<RateLimitedException>();

        // The other listing waits for the end of the block, and the stopped one for the other's turn to end.
        if (_place == StopAt.Turn)
            _other = _client.ListAsync();
        if (_place == StopAt.Pace)
            await _client.ListOwnedAsync("1").AsPages().GetAsyncEnumerator().MoveNextAsync();
        _isPrepared = true;
    }

    public async Task ListAsync(CancellationToken method = default, CancellationToken enumeration = default)
    {
        AccountQuery query = new() { ReadAhead = _place is StopAt.PageAhead or StopAt.Leaving };
        IAsyncEnumerable<WhatsAppBusinessAccount> accounts = _client.ListOwnedAsync("1", query, method);
        await foreach (WhatsAppBusinessAccount account in accounts.WithCancellation(enumeration).ConfigureAwait(false))
        {
            if (_place == StopAt.Leaving)
                break;
            if (_place == StopAt.BetweenPages)
                await WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the wait, and moves the clock until a listing has ended.</summary>
    public async Task RunToEndAsync(Task listing)
    {
        Release();
        await Time.DriveAsync(Task.WhenAll(listing, _other));
    }

    /// <summary>Ends the wait, unless it was cancelled.</summary>
    public void Release() => _released.TrySetResult();

    public async Task AssertOthersContinueAsync()
    {
        await Time.DriveAsync(_other);
        Assert.Equal([1, 2], (await Time.DriveAsync(_client.ListAsync())).Ids());
    }

    public void Dispose() => _graph.Dispose();

    public async ValueTask<GraphAccessToken> GetAccessTokenAsync(
        GraphAccessTokenRequest request,
        CancellationToken cancellationToken)
    {
        int asked = ++_tokens;
        bool waits = _place == StopAt.TokenProvider
            || (asked > 1 && _place is StopAt.TokenProviderAfterRefusal or StopAt.TokenProviderAfterHalving);
        if (waits)
            await WaitAsync(cancellationToken).ConfigureAwait(false);
        return new($"token{asked}");
    }

    public override async ValueTask<RateLimitBlock?> GetBlockAsync(
        IReadOnlyList<string> scopes,
        CancellationToken cancellationToken)
    {
        if (!_isPrepared)
            return null;

        if (_place is StopAt.Gate or StopAt.GateInRecovery)
            await WaitAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    public override async ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
    {
        if (_place == StopAt.GateWhileClosing)
            await WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> AnswerAsync(StubRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            return request.Number == 1 && FirstFailure() is { } failure
                ? failure
                : await PageAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private HttpResponseMessage? FirstFailure() => _place switch
    {
        StopAt.BackOff => StubGraph.Error(2, HttpStatusCode.InternalServerError),
        StopAt.TokenProviderAfterRefusal => StubGraph.Error(190),
        StopAt.TokenProviderAfterHalving =>
            StubGraph.Error(1, HttpStatusCode.InternalServerError, message: "Please reduce the amount of data"),
        StopAt.BlockedGate or StopAt.Turn or StopAt.GateInRecovery or StopAt.GateWhileClosing =>
            StubGraph.Error(80008, regainMinutes: 1),
        _ => null,
    };

    private async Task<HttpResponseMessage> PageAsync(StubRequest request, CancellationToken cancellationToken)
    {
        bool isFirstPage = request["after"] is null;
        switch (_place)
        {
            case StopAt.Headers:
            case StopAt.PageAhead when !isFirstPage:
                await WaitAsync(cancellationToken).ConfigureAwait(false);
                break;
            case StopAt.Leaving when !isFirstPage:
                await WaitAsync(CancellationToken.None).ConfigureAwait(false);
                break;
            case StopAt.HeadersOfAThrowingHandler when !_hasWaited:
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WaitAsync(cancellationToken))
                    .ConfigureAwait(false);
                throw new IOException("aborted");
            case StopAt.Body when !_hasWaited:
                return new() { Content = new StreamContent(new WaitingStream(this)) };
        }

        HttpResponseMessage page = isFirstPage ? StubGraph.Page([1], "b") : StubGraph.Page([2]);
        return _place == StopAt.Pace ? page.WithUsage(90) : page;
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (_hasWaited)
            return;
        _hasWaited = true;
        _reached.SetResult();
        await _released.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A body that waits before its end.</summary>
    private sealed class WaitingStream(StoppedListing listing) : MemoryStream("""{"data":[{"id":"1"}]}"""u8.ToArray())
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref listing._inFlight);
            try
            {
                if (Position > 0)
                    await listing.WaitAsync(cancellationToken).ConfigureAwait(false);
                return await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                Interlocked.Decrement(ref listing._inFlight);
            }
        }
    }
}
