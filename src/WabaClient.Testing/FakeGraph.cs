using System.Collections.Concurrent;

namespace WabaClient.Testing;

/// <summary>A fake of Meta's Graph API: businesses, their WhatsApp Business Accounts, tokens, faults and rate limits.</summary>
/// <remarks>
/// Does no I/O and has no clock of its own. Reach it in memory with <see cref="CreateClient"/> or
/// <see cref="CreateHandler"/>, or from other processes with <see cref="FakeGraphServer"/>. Thread-safe; a test has its
/// own, so tests can run in parallel. The package's README says where each behaviour is on record.
/// </remarks>
public sealed class FakeGraph
{
    private readonly ConcurrentDictionary<string, FakeBusiness> _businesses = new(StringComparer.Ordinal);
    private readonly TokenStore _tokens;
    private readonly CursorCodec _cursors;
    private readonly ReplyFactory _replies;
    private readonly GraphEngine _engine;
    private readonly FaultScript _faults = new();
    private readonly LatencySampler _latencies;
    private readonly FakeLatency? _latency;
    private readonly AccountGenerator _accounts;
    private readonly AddedFields _addedFields = new();

    /// <summary>Makes an empty graph.</summary>
    /// <param name="options">What it is like; null for the defaults. Copied: later changes do nothing.</param>
    /// <exception cref="ArgumentException">A setting has no valid value.</exception>
    public FakeGraph(FakeGraphOptions? options = null)
    {
        FakeGraphOptions settings = (options ?? new FakeGraphOptions()).ValidatedCopy();
        TimeProvider = settings.TimeProvider;
        Journal = new GraphJournal(TimeProvider, settings.JournalCapacity);
        ulong seed = StableHash.Mix((ulong)settings.Seed);
        _latencies = new LatencySampler(settings.Seed);
        _latency = settings.Latency;
        _accounts = new AccountGenerator(seed, TimeProvider);
        _tokens = new TokenStore(TimeProvider);
        _cursors = new CursorCodec(seed);
        _replies = new ReplyFactory(seed, TimeProvider);
        _engine = new GraphEngine(settings, _tokens, _businesses, _addedFields, _cursors, _replies);
    }

    /// <summary>What arrived so far.</summary>
    public GraphJournal Journal { get; }

    internal TimeProvider TimeProvider { get; }

    /// <summary>Adds a business without accounts.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name; null for none.</param>
    /// <returns>The business.</returns>
    /// <exception cref="ArgumentException">The id is default, or there is a business with this id.</exception>
    public FakeBusiness AddBusiness(BusinessId id, string? name = null)
    {
        if (id == default)
            throw new ArgumentException("A business needs an id; this one is default.", nameof(id));

        FakeBusiness business = new(_accounts, _addedFields, id, name);
        return _businesses.TryAdd(id.Value, business)
            ? business
            : throw new ArgumentException($"There is a business {id} already.", nameof(id));
    }

    /// <summary>Adds an access token, or replaces what is known of it. From then on, tokens that were not added are refused; before, any is accepted.</summary>
    /// <param name="token">The token.</param>
    /// <param name="permissions">What it may do, such as <c>whatsapp_business_management</c>; null for everything.</param>
    /// <param name="expiresAt">When it ends; null for never.</param>
    /// <param name="businesses">Which businesses it may see; null for all. The others don't exist for it, as Graph says.</param>
    /// <exception cref="ArgumentException"><paramref name="token"/> is null or empty.</exception>
    public void AddToken(
        string token,
        IEnumerable<string>? permissions = null,
        DateTimeOffset? expiresAt = null,
        IEnumerable<BusinessId>? businesses = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        _tokens.Add(token, new AccessToken(
            permissions?.ToHashSet(StringComparer.Ordinal),
            businesses?.Select(business => business.Value).ToHashSet(StringComparer.Ordinal),
            expiresAt,
            IsRevoked: false));
    }

    /// <summary>Revokes an access token, as a changed password does: from now on it gets code 190 with subcode 460.</summary>
    /// <param name="token">A token that was added.</param>
    /// <exception cref="ArgumentException">The token was not added.</exception>
    public void RevokeToken(string token) => _tokens.Change(token, details => details with { IsRevoked = true });

    /// <summary>Ends an access token: from now on it gets code 190 with subcode 463.</summary>
    /// <param name="token">A token that was added.</param>
    /// <exception cref="ArgumentException">The token was not added.</exception>
    public void ExpireToken(string token) => _tokens.Change(token, details => details with { ExpiresAt = TimeProvider.GetUtcNow() });

    /// <summary>Makes all cursors that were handed out so far invalid: they get code 2642.</summary>
    public void ExpireCursors() => _cursors.Expire();

    /// <summary>Lays faults in the way of coming requests. Each request meets at most one: the first that matches, in the order of injection.</summary>
    /// <param name="faults">The faults.</param>
    /// <exception cref="ArgumentNullException">A fault is null.</exception>
    public void Inject(params GraphFault[] faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        foreach (GraphFault fault in faults)
        {
            ArgumentNullException.ThrowIfNull(fault, nameof(faults));
            _faults.Add(fault);
        }
    }

    /// <summary>Lays faults in the way of coming requests by chance. Those of <see cref="Inject"/> come first.</summary>
    /// <param name="seed">Decides on the chances: the same seed and the same order of requests give the same faults.</param>
    /// <param name="probability">How likely a request meets one, from 0 to 1.</param>
    /// <param name="faults">The faults, all equally likely. Their conditions hold; their number of times doesn't.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">There are no faults, or one is null.</exception>
    public void InjectRandomly(int seed, double probability, params GraphFault[] faults) =>
        InjectRandomly(seed, probability, int.MaxValue, faults);

    /// <summary>Lays faults in the way of coming requests by chance, and lets each page through after some of them.</summary>
    /// <param name="seed">Decides on the chances: the same seed and the same order of requests give the same faults.</param>
    /// <param name="probability">How likely a request meets one, from 0 to 1.</param>
    /// <param name="mostInARow">How often the same page fails in a row at most, so that a caller who retries so often gets through.</param>
    /// <param name="faults">The faults, all equally likely. Their conditions hold; their number of times doesn't.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not between 0 and 1, or <paramref name="mostInARow"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">There are no faults, or one is null.</exception>
    public void InjectRandomly(int seed, double probability, int mostInARow, params GraphFault[] faults)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostInARow, 1);
        ArgumentNullException.ThrowIfNull(faults);
        if (faults.Length == 0 || faults.Contains(null))
            throw new ArgumentException("There must be at least one fault, and none may be null.", nameof(faults));
        _faults.Add(new RandomFaults(seed, probability, mostInARow, [.. faults]));
    }

    /// <summary>Takes away all faults that were injected and have not struck.</summary>
    public void ClearFaults() => _faults.Clear();

    /// <summary>Makes a handler that answers from this graph in memory.</summary>
    /// <returns>The handler, for an <see cref="HttpClient"/> of one's own.</returns>
    public FakeGraphHandler CreateHandler() => new(this);

    /// <summary>Makes a client that is answered from this graph in memory.</summary>
    /// <returns>A client whose <see cref="HttpClient.BaseAddress"/> is <c>https://graph.facebook.com/</c> and whose time-out is infinite.</returns>
    public HttpClient CreateClient() => new(CreateHandler())
    {
        BaseAddress = new Uri("https://graph.facebook.com/"),
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Request in, reply out.</summary>
    internal FakeReply Handle(IncomingRequest incoming)
    {
        ParsedRequest call = new(incoming);
        RecordedRequest request = call.Record;
        _engine.Prepare(call);
        Journal.Add(request);

        GraphFault? fault = _faults.Take(request);
        FakeReply reply = fault is null
            ? _engine.Answer(call, PageTwist.None)
            : fault.Apply(new FaultContext(
                request,
                call.Token,
                incoming.AcceptsGzip,
                _replies,
                twist => _engine.Answer(call, twist),
                _latencies.Next));

        if (!incoming.HostDecompresses)
            reply = reply.CompressedFor(incoming.AcceptEncoding);
        request.Fault = fault?.Name;
        request.ErrorCode = reply.ErrorCode;
        request.Status = reply.Fault is WireFault.None or >= WireFault.StalledBody ? reply.Status : null;
        return reply with { Latency = reply.Latency + _latencies.Next(_latency) };
    }
}
