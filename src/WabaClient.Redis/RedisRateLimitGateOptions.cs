using StackExchange.Redis;

namespace WabaClient;

/// <summary>
/// Specifies how a <see cref="RedisRateLimitGate"/> connects, and where it keeps its state. The gate uses the first of
/// <see cref="ConnectionMultiplexerFactory"/>, <see cref="ConfigurationOptions"/> and <see cref="Configuration"/> that
/// is set. If none is set, it uses the <see cref="IConnectionMultiplexer"/> that is registered in the container. Not
/// thread-safe.
/// </summary>
public sealed class RedisRateLimitGateOptions
{
    /// <summary>
    /// Gets or sets the connection string, for example <c>redis.example:6379,ssl=true,password=…</c>.
    /// </summary>
    /// <value>Null by default.</value>
    public string? Configuration { get; set; }

    /// <summary>
    /// Gets or sets the connection settings, which are copied. <see cref="ConfigurationOptions.AbortOnConnectFail"/>
    /// has no effect, because a Redis server that is not available is not an error. Null by default.
    /// </summary>
    public ConfigurationOptions? ConfigurationOptions { get; set; }

    /// <summary>
    /// Gets or sets a function that returns the connection. It is called when the first page is requested, and again 5
    /// seconds after it has thrown an exception. The connection belongs to the caller, and the gate does not dispose
    /// it. Null by default.
    /// </summary>
    public Func<Task<IConnectionMultiplexer>>? ConnectionMultiplexerFactory { get; set; }

    /// <summary>
    /// Gets or sets the prefix of all keys. Gates with different prefixes share nothing. Braces are not allowed,
    /// because they determine the slot in a cluster. <c>waba:</c> by default.
    /// </summary>
    public string InstanceName { get; set; } = "waba:";
}
