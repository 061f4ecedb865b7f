using System.Net;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Resilience;

/// <summary>Nothing in the library comes back to the context of its caller, at whatever it waits for first.</summary>
public sealed class ContextTests
{
    public enum Await
    {
        TokenProvider,
        TokenProviderAfterRefusal,
        TokenProviderAfterHalving,
        Gate,
        GateBehindTheLine,
        GateWhileClosing,
        GateAfterClosing,
        Headers,
        Body,
        BackOff,
        BlockedGate,
        Line,
        GivenUp,
    }

    public static TheoryData<Await> Everywhere => [.. Enum.GetValues<Await>()];

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_listing_goes_on_without_the_callers_context(Await place)
    {
        CountingContext context = new();
        Stage stage = new(place);
        await stage.PrepareAsync();

        Task listing = context.Start(stage.RunAsync);
        Assert.Equal(place == Await.GivenUp, listing.IsCompleted);
        await stage.GoOnAsync(listing);

        Assert.Equal(0, context.Posts);
    }

    private sealed class CountingContext : SynchronizationContext
    {
        private int _posts;

        public int Posts => Volatile.Read(ref _posts);

        /// <summary>Runs the beginning of some work, as far as its first wait, in this context.</summary>
        public Task Start(Func<Task> work)
        {
            SynchronizationContext? before = Current;
            SetSynchronizationContext(this);
            try
            {
                return work();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posts);
            base.Post(d, state);
        }
    }

    /// <summary>A client whose listing waits at one place and nowhere before it.</summary>
    private sealed class Stage : RateLimitGate, IGraphAccessTokenProvider
    {
        private readonly Await _place;
        private readonly TestTime _time = new();
        private readonly TaskCompletionSource _goOn = new();
        private readonly RateLimitGate _gate;
        private readonly BusinessAccountsClient _client;
        private Task _ahead = Task.CompletedTask;
        private int _tokens;
        private int _looks;

        public Stage(Await place)
        {
            _place = place;
            _gate = place is Await.Gate or Await.GateBehindTheLine or Await.GateWhileClosing or Await.GateAfterClosing ? this : new InProcessRateLimitGate(_time);
            _client = Make.Client(new StubGraph(AnswerAsync), _time, tokens: this, gate: _gate);
        }

        public async Task PrepareAsync()
        {
            if (_place is Await.Line or Await.GateBehindTheLine)
                _gate.Openings.Restrict("default:business:1");
            if (_place is Await.BlockedGate or Await.Line)
                await _gate.BlockAsync("default:business:1", new(TimeSpan.FromMinutes(1), 80008), CancellationToken.None);
            if (_place == Await.Line)
                _ahead = _client.ListOwnedAsync("1").ToListAsync();
        }

        public async Task RunAsync()
        {
            AccountQuery query = new() { ReadAhead = _place == Await.GivenUp };
            await foreach (WhatsAppBusinessAccount account in _client.ListOwnedAsync("1", query).ConfigureAwait(false))
            {
                if (_place == Await.GivenUp)
                    break;
            }
        }

        public async Task GoOnAsync(Task listing)
        {
            _goOn.SetResult();
            await _time.DriveAsync(Task.WhenAll(listing, _ahead));
        }

        public async ValueTask<GraphAccessToken> GetAccessTokenAsync(GraphAccessTokenRequest request, CancellationToken cancellationToken)
        {
            int asked = ++_tokens;
            if ((_place == Await.TokenProvider && asked == 1) || (_place is Await.TokenProviderAfterRefusal or Await.TokenProviderAfterHalving && asked == 2))
                await _goOn.Task.ConfigureAwait(false);
            return new($"token{asked}");
        }

        // Closing looks at the gate as well: the first look is before the request, the second behind the closing.
        public override async ValueTask<RateLimitBlock?> GetBlockAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken)
        {
            int look = ++_looks;
            if ((_place == Await.Gate && look == 1) || (_place is Await.GateAfterClosing or Await.GateBehindTheLine && look == 2))
                await _goOn.Task.ConfigureAwait(false);
            return null;
        }

        public override async ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
        {
            if (_place == Await.GateWhileClosing)
                await _goOn.Task.ConfigureAwait(false);
        }

        private async Task<HttpResponseMessage> AnswerAsync(StubRequest request, CancellationToken cancellationToken)
        {
            switch (_place)
            {
                case Await.Headers:
                    await _goOn.Task.ConfigureAwait(false);
                    break;
                case Await.Body:
                    return new() { Content = new StreamContent(new WaitingStream(_goOn.Task)) };
                case Await.BackOff when request.Number == 1:
                    return StubGraph.Error(2);
                case Await.GateWhileClosing or Await.GateAfterClosing when request.Number == 1:
                    return StubGraph.Error(80008);
                case Await.TokenProviderAfterRefusal when request.Number == 1:
                    return StubGraph.Error(190);
                case Await.TokenProviderAfterHalving when request.Number == 1:
                    return StubGraph.Error(1, HttpStatusCode.InternalServerError, message: "Please reduce the amount of data");
                case Await.GivenUp when request.Number == 2:
                    await _goOn.Task.ConfigureAwait(false);
                    break;
                case Await.GivenUp:
                    return StubGraph.Page([1], "b");
            }

            return StubGraph.Page([1]);
        }

        private sealed class WaitingStream(Task goOn) : MemoryStream("""{"data":[]}"""u8.ToArray())
        {
            public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                await goOn.ConfigureAwait(false);
                return await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
