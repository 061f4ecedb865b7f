using StackExchange.Redis;

namespace WabaClient;

/// <summary>
/// Shares rate limits between processes, using Redis 7, Valkey or Garnet, alone or in a cluster. The processes share
/// blocks, which of them sends the first call after a block, and the usage that pacing needs. Thread-safe.
/// </summary>
/// <remarks>
/// All state is in keys that expire, and all times are those of the server. No key and no value contains a credential.
/// A page of an open scope costs one command. The gate needs no scripts.
/// </remarks>
public sealed class RedisRateLimitGate : RateLimitGate, IAsyncDisposable, IDisposable
{
    // How long after its end a block is reported to processes that did not see it. A scope that no process calls for that
    // time has no call that waits for it.
    private static readonly TimeSpan KeptOpening = TimeSpan.FromMinutes(10);

    private readonly RedisConnection _connection;
    private readonly RedisKeys _keys;
    private readonly RedisPacing _pacing;

    /// <summary>
    /// Initializes a new instance of the <see cref="RedisRateLimitGate"/> class over a connection of the caller.
    /// </summary>
    /// <param name="connection">The connection, which the gate does not dispose.</param>
    /// <param name="options">
    /// The options, of which only <see cref="RedisRateLimitGateOptions.InstanceName"/> is used; null for the defaults.
    /// </param>
    /// <param name="timeProvider">
    /// The clock that measures how much time has elapsed since the server was asked for its time; null for the system
    /// clock.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="connection"/> is null.</exception>
    /// <exception cref="ArgumentException">The name of the instance is not valid.</exception>
    public RedisRateLimitGate(
        IConnectionMultiplexer connection, RedisRateLimitGateOptions? options = null, TimeProvider? timeProvider = null)
        : this(
            new RedisConnection(() => Task.FromResult(connection), isOwned: false),
            options ?? new(),
            timeProvider ?? TimeProvider.System) =>
        ArgumentNullException.ThrowIfNull(connection);

    internal RedisRateLimitGate(RedisConnection connection, RedisRateLimitGateOptions options, TimeProvider time)
    {
        if (RedisRateLimitGateOptionsValidator.ErrorIn(options) is { } error)
            throw new ArgumentException(error, nameof(options));
        _connection = connection;
        _keys = new(options.InstanceName);
        _pacing = new(_keys, time);
    }

    /// <inheritdoc/>
    protected override bool KeepsBlocks => true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="scopes"/> is null.</exception>
    public override async ValueTask<RateLimitBlock?> GetBlockAsync(
        IReadOnlyList<string> scopes, CancellationToken cancellationToken) =>
        (await AskAsync(new() { Scopes = scopes }, cancellationToken).ConfigureAwait(false)).Block;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><paramref name="scope"/> is null or empty.</exception>
    public override async ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(scope);
        if (block.Remaining < TimeSpan.FromMilliseconds(1))
            return;
        RedisKey key = _keys.Block(scope);
        RedisKey opening = _keys.Opening(scope);
        IDatabase database = await _connection.GetAsync(key, cancellationToken).ConfigureAwait(false);
        ITransaction transaction = database.CreateTransaction();
        _ = transaction.StringSetAsync(key, block.Code, block.Remaining, When.NotExists);
        _ = transaction.KeyExpireAsync(key, block.Remaining, ExpireWhen.GreaterThanCurrentExpiry);
        _ = transaction.StringSetAsync(opening, block.Code, block.Remaining + KeptOpening, When.NotExists);
        _ = transaction.KeyExpireAsync(opening, block.Remaining + KeptOpening, ExpireWhen.GreaterThanCurrentExpiry);

        // The first call was sent before this block, so its success must not open the scope any more.
        _ = transaction.KeyDeleteAsync(_keys.FirstCall(scope));
        await transaction.ExecuteAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<RateLimitAnswer> AskAsync(RateLimitQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        RedisKey[] openings = [.. question.Scopes.Select(_keys.Opening)];
        if (openings.Length == 0 && question.Pacing is null)
            return new();
        RedisKey any = openings.Length > 0 ? openings[0] : _keys.Usage(question.Pacing!.Scope);
        IDatabase database = await _connection.GetAsync(any, cancellationToken).ConfigureAwait(false);

        // One round trip: a scope without this key is open.
        Task<RateLimitPacingAnswer?> pacing = _pacing.AskAsync(database, question.Pacing);
        Task<RedisValue[]> reading = database.StringGetAsync(openings);
        await Task.WhenAll(pacing, reading).ConfigureAwait(false);
        RedisValue[] codes = await reading.ConfigureAwait(false);
        (string Scope, int Code)[] throttled =
        [
            .. question.Scopes.Zip(codes).Where(scope => !scope.Second.IsNull).Select(scope => (scope.First, (int)scope.Second)),
        ];
        RateLimitPacingAnswer? paced = await pacing.ConfigureAwait(false);
        return throttled.Length == 0
            ? new() { Pacing = paced }
            : await AskAsync(database, throttled, question.FirstCall, paced, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="firstCall"/> is null.</exception>
    public override async ValueTask EndFirstCallAsync(
        RateLimitFirstCall firstCall, bool succeeded, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(firstCall);
        RedisKey key = _keys.FirstCall(firstCall.Scope);
        IDatabase database = await _connection.GetAsync(key, cancellationToken).ConfigureAwait(false);
        ITransaction transaction = database.CreateTransaction();
        transaction.AddCondition(Condition.StringEqual(key, firstCall.Holder));
        _ = transaction.KeyDeleteAsync(succeeded ? [key, _keys.Opening(firstCall.Scope)] : [key]);

        // The client library blocks its thread while it reads the value of the condition.
        await Task.Run(() => transaction.ExecuteAsync(), CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Closes the connection if the gate has opened it.</summary>
    /// <returns>A task that completes when the connection is closed.</returns>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => _connection.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Asks about scopes that were throttled, which are either closed or opening.</summary>
    private async Task<RateLimitAnswer> AskAsync(
        IDatabase database,
        (string Scope, int Code)[] throttled,
        RateLimitFirstCall? offered,
        RateLimitPacingAnswer? paced,
        CancellationToken cancellationToken)
    {
        TimeSpan?[] remaining = await Task.WhenAll(
            throttled.Select(scope => database.KeyTimeToLiveAsync(_keys.Block(scope.Scope)))).ConfigureAwait(false);
        if (remaining.Max() is { } longest && longest > TimeSpan.Zero)
            return new() { Block = new(longest, throttled[Array.IndexOf(remaining, longest)].Code), Pacing = paced };
        return new()
        {
            OpeningScopes = [.. throttled.Select(scope => scope.Scope)],
            IsFirst = offered is not null
                && Array.Exists(throttled, scope => scope.Scope == offered.Scope)
                && await TryTakeFirstCallAsync(database, offered, cancellationToken).ConfigureAwait(false),
            Pacing = paced,
        };
    }

    private async Task<bool> TryTakeFirstCallAsync(
        IDatabase database, RateLimitFirstCall offered, CancellationToken cancellationToken)
    {
        bool isFirst = await database.StringSetAsync(
            _keys.FirstCall(offered.Scope), offered.Holder, offered.Length, When.NotExists).ConfigureAwait(false);
        if (!isFirst || !cancellationToken.IsCancellationRequested)
            return isFirst;

        // The caller did not wait for this answer.
        await EndFirstCallAsync(offered, succeeded: false, CancellationToken.None).ConfigureAwait(false);
        return false;
    }
}
