using StackExchange.Redis;

namespace WabaClient;

/// <summary>
/// A connection that is made when it is first needed, and made again after it has failed. Thread-safe.
/// </summary>
/// <param name="connect">Makes the connection.</param>
/// <param name="isOwned">Whether disposing this object closes the connection.</param>
internal sealed class RedisConnection(Func<Task<IConnectionMultiplexer>> connect, bool isOwned) : IAsyncDisposable
{
    private readonly object _lock = new();
    private Task<IConnectionMultiplexer>? _connecting;
    private bool _isDisposed;

    /// <summary>
    /// Returns the connection that the options specify, or that of the container if they specify none.
    /// </summary>
    public static RedisConnection Of(RedisRateLimitGateOptions options, Func<IConnectionMultiplexer> registered)
    {
        if (options.ConnectionMultiplexerFactory is { } factory)
            return new(factory, isOwned: false);
        ConfigurationOptions? settings = options.ConfigurationOptions?.Clone();
        if (settings is null && options.Configuration is not null)
        {
            // A command that waited for a connection would be too late, because its caller continues without the gate.
            settings = StackExchange.Redis.ConfigurationOptions.Parse(options.Configuration);
            settings.BacklogPolicy = BacklogPolicy.FailFast;
        }

        if (settings is null)
            return new(() => Task.FromResult(registered()), isOwned: false);

        // The connection is then retried in the background, starting with the first attempt.
        settings.AbortOnConnectFail = false;
        return new(async () => await ConnectionMultiplexer.ConnectAsync(settings).ConfigureAwait(false), isOwned: true);
    }

    /// <summary>Returns the database. Throws immediately if the server cannot be reached.</summary>
    /// <param name="key">A key that is about to be used.</param>
    /// <param name="cancellationToken">Ends the wait for the connection, not the attempt to connect.</param>
    public async ValueTask<IDatabase> GetAsync(RedisKey key, CancellationToken cancellationToken)
    {
        Task<IConnectionMultiplexer> connecting = Connecting();
        IConnectionMultiplexer connection = connecting.IsCompletedSuccessfully
            ? connecting.Result
            : await connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
        IDatabase database = connection.GetDatabase();
        return database.IsConnected(key)
            ? database
            : throw new RedisConnectionException(
                ConnectionFailureType.UnableToConnect, CommandFlags.None, "There is no connection to Redis.");
    }

    public async ValueTask DisposeAsync()
    {
        Task<IConnectionMultiplexer>? connecting;
        lock (_lock)
        {
            (connecting, _connecting) = (_connecting, null);
            _isDisposed = true;
        }

        if (!isOwned || connecting is null)
            return;
        await ((Task)connecting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (connecting.IsCompletedSuccessfully)
            await connecting.Result.DisposeAsync().ConfigureAwait(false);
    }

    private Task<IConnectionMultiplexer> Connecting()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(RedisRateLimitGate));
            if (_connecting is null || _connecting.IsFaulted || _connecting.IsCanceled)
            {
                // Both a factory and the container can block while they connect.
                _connecting = Task.Run(connect);
                _ = _connecting.ContinueWith(
                    static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }

            return _connecting;
        }
    }
}
