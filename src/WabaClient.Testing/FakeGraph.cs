namespace WabaClient.Testing;

/// <summary>
/// A fake of Meta's Graph API with businesses, their WhatsApp Business Accounts, tokens, faults and rate limits.
/// Thread-safe.
/// </summary>
/// <remarks>
/// The graph does no I/O and has no clock of its own. Use it in memory with <see cref="CreateClient"/>,
/// <see cref="CreateAccountsClient"/> or <see cref="CreateHandler"/>, or from other processes with
/// <see cref="FakeGraphServer"/>. Create a separate graph for each test, so that tests can run in parallel. The README
/// of the package lists the source of each behavior.
/// </remarks>
public sealed class FakeGraph
{
    private readonly BusinessDirectory _businesses = new();
    private readonly AddedFields _addedFields = new();
    private readonly FaultScript _faults = new();
    private readonly TokenStore _tokens;
    private readonly CursorCodec _cursors;
    private readonly ReplyFactory _replies;
    private readonly GraphEngine _engine;
    private readonly LatencySampler _latencies;
    private readonly FakeLatency? _latency;
    private readonly AccountGenerator _accounts;
    private readonly AppDirectory _apps;

    /// <summary>
    /// Initializes a new instance of the <see cref="FakeGraph"/> class without businesses. Any token is accepted.
    /// </summary>
    /// <param name="options">
    /// The settings; null for the defaults. They are copied, so later changes have no effect.
    /// </param>
    /// <exception cref="ArgumentException">A setting is not valid; the message starts with its name.</exception>
    public FakeGraph(FakeGraphOptions? options = null)
    {
        FakeGraphOptions settings = (options ?? new FakeGraphOptions()).ValidatedCopy();
        TimeProvider = settings.TimeProvider;
        Journal = new GraphJournal(TimeProvider, settings.JournalCapacity);
        ulong seed = StableHash.Mix((ulong)settings.Seed);
        _latencies = new LatencySampler(settings.Seed);
        _latency = settings.Latency;
        _accounts = new AccountGenerator(seed, TimeProvider, settings.AppId);
        _apps = new AppDirectory(new FakeApp(settings.AppId, settings.AppName));
        _tokens = new TokenStore(TimeProvider, settings.AppId, settings.AppName, settings.AppSecret);
        _cursors = new CursorCodec(seed);
        _replies = new ReplyFactory(seed, TimeProvider);
        _engine = new GraphEngine(
            settings, _tokens, new ObjectDirectory(_businesses, _apps), _addedFields, _cursors, _replies);
    }

    /// <summary>Gets the journal of the requests that have arrived.</summary>
    public GraphJournal Journal { get; }

    internal TimeProvider TimeProvider { get; }

    /// <summary>Adds a business without accounts.</summary>
    /// <param name="id">The id of the business.</param>
    /// <param name="name">The name of the business; null for none.</param>
    /// <returns>The business.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="id"/> is the default value, or the graph already has a business with this id.
    /// </exception>
    public FakeBusiness AddBusiness(BusinessId id, string? name = null)
    {
        if (id == default)
            throw new ArgumentException("The id is the default value; a business needs an id.", nameof(id));

        FakeBusiness business = new(_accounts, _addedFields, _apps, id, name);
        return _businesses.TryAdd(business)
            ? business
            : throw new ArgumentException($"The graph already has a business {id}.", nameof(id));
    }

    /// <summary>
    /// Adds or replaces the access token of a person. Until the first token is added, any token is accepted;
    /// afterwards, tokens that were not added are rejected.
    /// </summary>
    /// <param name="token">The token.</param>
    /// <param name="permissions">
    /// The granted permissions, such as <c>whatsapp_business_management</c>; null for all.
    /// </param>
    /// <param name="expiresAt">The time of expiry; null for never.</param>
    /// <param name="businesses">
    /// The businesses that the token has access to; null for all. For other businesses, Graph responds as if they did
    /// not exist.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="token"/> is null or empty.</exception>
    public void AddToken(
        string token,
        IEnumerable<string>? permissions = null,
        DateTimeOffset? expiresAt = null,
        IEnumerable<BusinessId>? businesses = null) =>
        AddTokens(
            new FakeAccessToken(token) { Permissions = permissions, ExpiresAt = expiresAt, Businesses = businesses });

    /// <summary>
    /// Adds or replaces the access token of a system user. Afterwards, tokens that were not added are rejected.
    /// </summary>
    /// <param name="token">The token.</param>
    /// <param name="clientBusiness">
    /// The business that created the system user (<c>client_business_id</c> of <c>/me</c>); null to omit the field.
    /// </param>
    /// <param name="permissions">The granted permissions; null for all.</param>
    /// <exception cref="ArgumentException"><paramref name="token"/> is null or empty.</exception>
    /// <remarks>
    /// The token has access to all businesses. Nevertheless, <c>/me/businesses</c> is empty for it, as recorded.
    /// </remarks>
    public void AddSystemUserToken(
        string token,
        BusinessId? clientBusiness = null,
        IEnumerable<string>? permissions = null) =>
        AddTokens(
            new FakeAccessToken(token) { Kind = FakeTokenKind.SystemUser, ClientBusiness = clientBusiness, Permissions = permissions });

    /// <summary>
    /// Adds or replaces access tokens with all their details. Afterwards, tokens that were not added are rejected.
    /// </summary>
    /// <param name="tokens">The tokens.</param>
    /// <exception cref="ArgumentNullException"><paramref name="tokens"/> or one of them is null.</exception>
    public void AddTokens(params FakeAccessToken[] tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        foreach (FakeAccessToken token in tokens)
        {
            ArgumentNullException.ThrowIfNull(token, nameof(tokens));
            _tokens.Add(token);
        }
    }

    /// <summary>
    /// Revokes an access token, as a changed password does. Calls with it then fail with code 190 and subcode 460.
    /// </summary>
    /// <param name="token">A token that was added.</param>
    /// <exception cref="ArgumentException">The token was not added.</exception>
    public void RevokeToken(string token) => _tokens.Change(token, details => details with { IsRevoked = true });

    /// <summary>Makes an access token expire. Calls with it then fail with code 190 and subcode 463.</summary>
    /// <param name="token">A token that was added.</param>
    /// <exception cref="ArgumentException">The token was not added.</exception>
    public void ExpireToken(string token) =>
        _tokens.Change(token, details => details with { ExpiresAt = TimeProvider.GetUtcNow() });

    /// <summary>Invalidates all cursors that were returned so far. Calls with them then fail with code 2642.</summary>
    public void ExpireCursors() => _cursors.Expire();

    /// <summary>Sets the apps that are subscribed to the webhooks of an account.</summary>
    /// <param name="accountId">The id of the account.</param>
    /// <param name="apps">
    /// The apps; none for no subscription. Until they are set, the app of <see cref="FakeGraphOptions.AppId"/> is
    /// subscribed.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="apps"/> is null.</exception>
    public void SetSubscribedApps(WabaId accountId, params FakeApp[] apps)
    {
        ArgumentNullException.ThrowIfNull(apps);
        _apps.SetSubscribed(accountId.Value, [.. apps]);
    }

    /// <summary>
    /// Injects faults into future requests. Each request has at most one fault: the first one that matches, in the
    /// order of injection.
    /// </summary>
    /// <param name="faults">The faults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="faults"/> or one of them is null.</exception>
    public void Inject(params GraphFault[] faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        foreach (GraphFault fault in faults)
        {
            ArgumentNullException.ThrowIfNull(fault, nameof(faults));
            _faults.Add(fault);
        }
    }

    /// <summary>
    /// Injects faults into future requests at random. Faults of <see cref="Inject"/> take precedence.
    /// </summary>
    /// <param name="seed">The seed. The same seed and the same order of requests result in the same faults.</param>
    /// <param name="probability">The probability that a request has a fault, from 0 to 1.</param>
    /// <param name="faults">
    /// The faults, which are equally likely. Their conditions apply; their number of occurrences does not.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">There are no faults, or one is null.</exception>
    public void InjectRandomly(int seed, double probability, params GraphFault[] faults) =>
        InjectRandomly(seed, probability, int.MaxValue, faults);

    /// <summary>
    /// Injects faults into future requests at random, but limits how often the same page fails in succession.
    /// </summary>
    /// <param name="seed">The seed. The same seed and the same order of requests result in the same faults.</param>
    /// <param name="probability">The probability that a request has a fault, from 0 to 1.</param>
    /// <param name="mostInARow">
    /// The maximum number of times that the same page fails in succession. A client with that many retries succeeds.
    /// </param>
    /// <param name="faults">
    /// The faults, which are equally likely. Their conditions apply; their number of occurrences does not.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="probability"/> is not between 0 and 1, or <paramref name="mostInARow"/> is less than 1.
    /// </exception>
    /// <exception cref="ArgumentException">There are no faults, or one is null.</exception>
    public void InjectRandomly(int seed, double probability, int mostInARow, params GraphFault[] faults)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostInARow, 1);
        ArgumentNullException.ThrowIfNull(faults);
        if (faults.Length == 0 || faults.Contains(null))
            throw new ArgumentException("There must be at least one fault, and none can be null.", nameof(faults));
        _faults.Add(new RandomFaults(seed, probability, mostInARow, [.. faults]));
    }

    /// <summary>Removes all faults that were injected and have not occurred.</summary>
    public void ClearFaults() => _faults.Clear();

    /// <summary>Creates a message handler that answers from this graph in memory.</summary>
    /// <returns>The handler, for an <see cref="HttpClient"/> that you create.</returns>
    public FakeGraphHandler CreateHandler() => new(this);

    /// <summary>Creates an HTTP client whose requests this graph answers in memory.</summary>
    /// <returns>
    /// A client whose <see cref="HttpClient.BaseAddress"/> is <c>https://graph.facebook.com/</c> and whose time-out is
    /// infinite.
    /// </returns>
    public HttpClient CreateClient() => new(CreateHandler())
    {
        BaseAddress = new Uri("https://graph.facebook.com/"),
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>
    /// Creates a client of the library whose requests this graph answers in memory, for tests that do not wait.
    /// </summary>
    /// <param name="configure">
    /// Changes the settings. They are the defaults, except for the access token <c>any-token</c> and a
    /// <see cref="WabaClientOptions.BaseDelay"/> of zero.
    /// </param>
    /// <returns>
    /// A client that uses the graph's clock and retries without a delay. It waits only if a throttle specifies a wait.
    /// </returns>
    /// <exception cref="ArgumentException">A setting is not valid.</exception>
    public BusinessAccountsClient CreateAccountsClient(Action<WabaClientOptions>? configure = null)
    {
        WabaClientOptions options = new() { AccessToken = "any-token", BaseDelay = TimeSpan.Zero };
        configure?.Invoke(options);
        return new BusinessAccountsClient(CreateClient(), options, timeProvider: TimeProvider);
    }

    /// <summary>Answers a request.</summary>
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
