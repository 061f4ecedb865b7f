using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace WabaClient;

/// <summary>
/// Reads the WhatsApp Business Accounts of a business from Meta's Graph API. Thread-safe; create one client and keep
/// it.
/// </summary>
/// <remarks>
/// <para>
/// The members are virtual so that tests can replace them; <see cref="GraphPageable"/> creates listings to return.
/// </para>
/// <para>
/// Pages that fail for a transient reason are requested again (<see cref="WabaClientOptions.MaxRetryAttempts"/>). After
/// a throttle, no request for that business is sent until the wait that Graph asked for has elapsed.
/// </para>
/// </remarks>
public class BusinessAccountsClient
{
    private readonly GraphCaller? _caller;
    private readonly DiagnosisRunner? _diagnosis;
    private readonly WaitNotifier? _waits;
    private readonly TimeSpan _maxRateLimitWait;

    /// <summary>Initializes a new instance of the <see cref="BusinessAccountsClient"/> class for mocking.</summary>
    /// <remarks>Members that are not overridden throw <see cref="InvalidOperationException"/>.</remarks>
    protected BusinessAccountsClient()
    {
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="BusinessAccountsClient"/> class that shares its transport with all
    /// clients created by this constructor.
    /// </summary>
    /// <param name="options">The settings, which are copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A setting is not valid, or there is no access token; the message names the setting.
    /// </exception>
    public BusinessAccountsClient(WabaClientOptions options)
        : this(SharedTransport.HttpClient, WithToken(options))
    {
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="BusinessAccountsClient"/> class that uses the specified
    /// <see cref="HttpClient"/>. The client neither changes nor disposes it.
    /// </summary>
    /// <param name="httpClient">
    /// The client that sends the requests. Its <c>BaseAddress</c> is ignored; a <c>Timeout</c> shorter than
    /// <see cref="WabaClientOptions.AttemptTimeout"/> applies.
    /// </param>
    /// <param name="options">The settings, which are copied.</param>
    /// <param name="tokenProvider">
    /// The provider of access tokens; null to use <see cref="WabaClientOptions.AccessToken"/>.
    /// </param>
    /// <param name="gate">
    /// The gate that records which scopes are throttled; null for a gate that only this client uses.
    /// </param>
    /// <param name="timeProvider">The clock for all waits; null for the system clock.</param>
    /// <param name="loggerFactory">The factory that creates the logger; null to disable logging.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="httpClient"/> or <paramref name="options"/> is null.
    /// </exception>
    /// <exception cref="ArgumentException">A setting is not valid; the message names it.</exception>
    public BusinessAccountsClient(
        HttpClient httpClient,
        WabaClientOptions options,
        IGraphAccessTokenProvider? tokenProvider = null,
        RateLimitGate? gate = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null)
        : this(
            httpClient,
            Checked(options),
            tokenProvider,
            gate ?? new InProcessRateLimitGate(timeProvider),
            new ClientEnvironment(
                timeProvider ?? TimeProvider.System,
                Random.Shared.NextDouble,
                (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger(Log.Category)))
    {
    }

    internal BusinessAccountsClient(
        HttpClient httpClient,
        WabaClientOptions options,
        IGraphAccessTokenProvider? tokenProvider,
        RateLimitGate gate,
        ClientEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        WabaClientOptions settings = options.Copy();
        if (tokenProvider is null && settings.AccessToken is null)
            SettingsLog.NoToken(environment.Logger);
        if (settings.AppSecret is { } appSecret && !Credential.LooksLikeAppSecret(appSecret))
            SettingsLog.UnusualAppSecret(environment.Logger);
        _maxRateLimitWait = settings.MaxRateLimitWait;
        _waits = environment.Waits;
        _waits.Sender = this;
        TokenSource tokens = new(tokenProvider ?? new StaticAccessTokenProvider(settings.AccessToken), settings.AppSecret);
        PageAttempt attempt = new(
            new GraphTransport(httpClient, settings, environment),
            tokens,
            new GateKeeper(gate, settings, environment),
            settings,
            environment);
        _caller = new(attempt, new RetryPolicy(settings, environment), environment);
        _diagnosis = new(_caller, tokens, settings);
    }

    /// <summary>
    /// Occurs once before each wait of one second or more: before the back-off of a retry, when a call is delayed
    /// because of <see cref="WabaClientOptions.PaceAboveUsage"/>, and when a call has to wait because Graph throttles
    /// its business, app or token.
    /// </summary>
    /// <remarks>
    /// Handlers run on the thread of the call, possibly for several calls concurrently, and should return quickly.
    /// Exceptions of a handler are logged and ignored. The sender is the client.
    /// </remarks>
    public event EventHandler<WaitingEventArgs>? Waiting
    {
        add
        {
            if (_waits is not null)
                _waits.Waiting += value;
        }

        remove
        {
            if (_waits is not null)
                _waits.Waiting -= value;
        }
    }

    private GraphCaller Caller => _caller ?? throw ForMock();

    /// <summary>Lists the accounts that a business owns (<c>owned_whatsapp_business_accounts</c>).</summary>
    /// <param name="businessId">The id of the business portfolio.</param>
    /// <param name="query">
    /// The fields, filter, order, page size and cursor; null for all accounts with Graph's default fields.
    /// </param>
    /// <param name="cancellationToken">Cancels the listing. A token passed to the enumeration also cancels it.</param>
    /// <returns>The listing; nothing is sent before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The id or the query is not valid.</exception>
    public virtual GraphPageable<WhatsAppBusinessAccount> ListOwnedAsync(
        BusinessId businessId,
        AccountQuery? query = null,
        CancellationToken cancellationToken = default) =>
        List(GraphEdge.Owned, businessId, query, cancellationToken);

    /// <summary>
    /// Lists the accounts that clients have shared with a business (<c>client_whatsapp_business_accounts</c>).
    /// </summary>
    /// <inheritdoc cref="ListOwnedAsync"/>
    public virtual GraphPageable<WhatsAppBusinessAccount> ListClientAsync(
        BusinessId businessId,
        AccountQuery? query = null,
        CancellationToken cancellationToken = default) =>
        List(GraphEdge.Client, businessId, query, cancellationToken);

    /// <summary>Reads one account.</summary>
    /// <param name="accountId">The id of the WhatsApp Business Account.</param>
    /// <param name="fields">The fields to request; null or empty for Graph's default fields.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The account.</returns>
    /// <exception cref="ArgumentException">The id or a field is not valid.</exception>
    /// <exception cref="WabaClientException">The account could not be retrieved.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public virtual Task<WhatsAppBusinessAccount> GetAsync(
        WabaId accountId,
        IReadOnlyList<AccountField>? fields = null,
        CancellationToken cancellationToken = default)
    {
        GraphCaller caller = Caller;
        RefuseDefault(accountId.Value, nameof(accountId));
        GraphTarget target = GraphTarget.ForAccount(accountId, FieldList.Copy(fields ?? [], nameof(fields)));
        GraphCall call = new(target, cursor: null, pageSize: null, _maxRateLimitWait);
        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<WhatsAppBusinessAccount>(cancellationToken)
            : caller.ExecuteAsync(call, ReplyReaders.Account, cancellationToken);
    }

    /// <summary>Lists the phone numbers of an account (<c>phone_numbers</c>).</summary>
    /// <param name="accountId">The id of the WhatsApp Business Account.</param>
    /// <param name="query">
    /// The fields, page size and cursor; null for all numbers with Graph's default fields. To continue a nested list of
    /// an account, set <see cref="PhoneNumberQuery.Cursor"/> to <see cref="GraphList{T}.NextCursor"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the listing. A token passed to the enumeration also cancels it.</param>
    /// <returns>
    /// The listing; nothing is sent before it is enumerated. Every member of a number but its id can be null.
    /// </returns>
    /// <exception cref="ArgumentException">The id or the query is not valid.</exception>
    public virtual GraphPageable<WhatsAppBusinessPhoneNumber> ListPhoneNumbersAsync(
        WabaId accountId,
        PhoneNumberQuery? query = null,
        CancellationToken cancellationToken = default)
    {
        GraphCaller caller = Caller;
        RefuseDefault(accountId.Value, nameof(accountId));
        query ??= new();
        query.Validate(nameof(query));
        PageStart start = new(query.Cursor, query.PageSize ?? AccountQuery.DefaultPageSize, ReadAhead: false);
        PageWalker<WhatsAppBusinessPhoneNumber> walker = new(
            caller, GraphTarget.ForPhoneNumbers(accountId, query), ReplyReaders.PhoneNumbers, start, _maxRateLimitWait);
        return new(walker.WalkAsync(cancellationToken));
    }

    /// <summary>
    /// Lists the businesses that the token has access to (<c>/me/businesses</c>) or, for the token of a system user,
    /// the business that the system user belongs to.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Graph returns no businesses for a system user. In this case, the id of its business is read from <c>/me</c>, and
    /// the business from its own node. If Graph denies that, only <see cref="Business.Id"/> is set.
    /// </para>
    /// <para>
    /// An empty listing does not prove that the token has access to no business, and neither does a failure of
    /// <c>/me</c>: the account edges of a business can work nevertheless. If the <c>business_management</c> permission
    /// is missing, the listing throws <see cref="PermissionDeniedException"/>. Sources: Meta's SDK specification;
    /// recorded replies.
    /// </para>
    /// </remarks>
    /// <param name="cancellationToken">Cancels the listing. A token passed to the enumeration also cancels it.</param>
    /// <returns>The listing; nothing is sent before it is enumerated.</returns>
    public virtual GraphPageable<Business> ListBusinessesAsync(CancellationToken cancellationToken = default)
    {
        GraphCaller caller = Caller;
        return new(List(caller), slot => List(caller.Within(slot)));

        IAsyncEnumerable<GraphPage<Business>> List(GraphCaller caller) =>
            new BusinessLister(caller, _maxRateLimitWait).ListAsync(cancellationToken);
    }

    /// <summary>Lists the accounts of many businesses concurrently.</summary>
    /// <remarks>
    /// <para>
    /// Pages of different businesses interleave as they arrive; the pages of one edge of one business are in order.
    /// Each edge of each business ends with exactly one element whose <see cref="AccountsPage.IsLast"/> is true. A
    /// business that is specified twice is listed twice. If a business fails, including an exception of the token
    /// provider, the failure is an element, and the listing of the other businesses continues.
    /// </para>
    /// <para>
    /// Businesses that wait for a rate limit, a retry or a token do not count towards
    /// <see cref="ManyBusinessesQuery.MaxConcurrency"/>. At most four times that number of pages are fetched ahead of
    /// the consumer. Disposing the enumerator cancels all pending calls and waits until they have ended.
    /// </para>
    /// </remarks>
    /// <param name="businessIds">
    /// The ids of the business portfolios. They are enumerated once per enumeration of the result, and only as fast as
    /// businesses can be started. Exceptions that the enumeration throws end the listing.
    /// </param>
    /// <param name="query">
    /// What to request of each business; null for the accounts that it owns with Graph's default fields.
    /// </param>
    /// <param name="cancellationToken">Cancels the listing. A token passed to the enumeration also cancels it.</param>
    /// <returns>The pages and failures; nothing is sent before they are enumerated.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="businessIds"/> is null.</exception>
    /// <exception cref="ArgumentException">The query is not valid.</exception>
    public virtual IAsyncEnumerable<AccountsPage> ListManyAsync(
        IEnumerable<BusinessId> businessIds,
        ManyBusinessesQuery? query = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(businessIds);
        return ListMany(_ => BusinessSource.Each(businessIds), query, cancellationToken);
    }

    /// <inheritdoc cref="ListManyAsync(IEnumerable{BusinessId}, ManyBusinessesQuery?, CancellationToken)"/>
    public virtual IAsyncEnumerable<AccountsPage> ListManyAsync(
        IAsyncEnumerable<BusinessId> businessIds,
        ManyBusinessesQuery? query = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(businessIds);
        return ListMany(_ => businessIds, query, cancellationToken);
    }

    /// <summary>
    /// Lists the accounts of all businesses that <see cref="ListBusinessesAsync"/> returns concurrently.
    /// </summary>
    /// <inheritdoc cref="ListManyAsync(IEnumerable{BusinessId}, ManyBusinessesQuery?, CancellationToken)"/>
    public virtual IAsyncEnumerable<AccountsPage> ListManyAsync(
        ManyBusinessesQuery? query = null,
        CancellationToken cancellationToken = default) =>
        ListMany(
            slots => BusinessSource.Each(ListBusinessesAsync(CancellationToken.None), slots),
            query,
            cancellationToken);

    /// <summary>
    /// Diagnoses why accounts of a business are missing or calls fail: makes the real calls and explains Graph's
    /// responses.
    /// </summary>
    /// <remarks>
    /// <para>
    /// One account is requested from each of the two edges. If everything works, two or three calls are made in total;
    /// otherwise, up to 10 further calls explain the responses. <see cref="DiagnosisOptions.Deep"/> adds up to two
    /// calls for each of up to 10 accounts. Each call is attempted at most twice, and the method does not wait for
    /// throttles to end.
    /// </para>
    /// <para>
    /// Errors that Graph returns become findings, not exceptions. Responses from <c>/me</c> and <c>debug_token</c> are
    /// used as evidence only, because Graph denies both for tokens that work (source: recorded replies).
    /// </para>
    /// </remarks>
    /// <param name="businessId">The id that is passed to the list methods.</param>
    /// <param name="options">The additional checks to make; null for none.</param>
    /// <param name="cancellationToken">Cancels the diagnosis.</param>
    /// <returns>The report, with one finding for each check.</returns>
    /// <exception cref="ArgumentException"><paramref name="businessId"/> is the default value.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public virtual Task<DiagnosisReport> DiagnoseAsync(
        BusinessId businessId,
        DiagnosisOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        DiagnosisRunner diagnosis = _diagnosis ?? throw ForMock();
        RefuseDefault(businessId.Value, nameof(businessId));
        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<DiagnosisReport>(cancellationToken)
            : diagnosis.RunAsync(businessId, options ?? new(), cancellationToken);
    }

    private IAsyncEnumerable<AccountsPage> ListMany(
        Func<CallSlots, IAsyncEnumerable<BusinessId>> source,
        ManyBusinessesQuery? query,
        CancellationToken cancellationToken)
    {
        GraphCaller caller = Caller;
        query ??= new();
        query.Validate(nameof(query));
        return new ManyListing(caller, source, query, _maxRateLimitWait).ListAsync(cancellationToken);
    }

    private GraphPageable<WhatsAppBusinessAccount> List(
        GraphEdge edge, BusinessId businessId, AccountQuery? query, CancellationToken cancellationToken)
    {
        GraphCaller caller = Caller;
        RefuseDefault(businessId.Value, nameof(businessId));
        query ??= new();
        query.Validate(nameof(query));
        PageStart start = new(query.Cursor, query.PageSize ?? AccountQuery.DefaultPageSize, query.ReadAhead);
        PageWalker<WhatsAppBusinessAccount> walker = new(
            caller, GraphTarget.ForEdge(edge, businessId, query), ReplyReaders.Accounts, start, _maxRateLimitWait);
        return new(walker.WalkAsync(cancellationToken));
    }

    private static InvalidOperationException ForMock() =>
        new("This client was created by the constructor for mocking; override the member that is called.");

    private static void RefuseDefault(string id, string parameterName)
    {
        if (id.Length == 0)
            throw new ArgumentException("The id is the default value; pass an id as shown in Meta Business Suite.", parameterName);
    }

    private static WabaClientOptions WithToken(WabaClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.AccessToken is not null)
            return options;
        Checked(options);
        throw new ArgumentException(WabaClientOptions.NoTokenMessage, nameof(options));
    }

    private static WabaClientOptions Checked(WabaClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ValidateOptionsResult result = WabaClientOptionsValidator.Instance.Validate(name: null, options);
        return result.Failed ? throw new ArgumentException(result.FailureMessage, nameof(options)) : options;
    }
}
