using StackExchange.Redis;

namespace WabaClient;

/// <summary>
/// How a <see cref="RedisRateLimitGate"/> connects, and where it keeps its state. The first of
/// <see cref="ConnectionMultiplexerFactory"/>, <see cref="ConfigurationOptions"/> and <see cref="Configuration"/> that is set is
/// used; if none is, the <see cref="IConnectionMultiplexer"/> that is registered in the container.
/// </summary>
public sealed class RedisRateLimitGateOptions
{
    /// <summary>Gets or sets the connection string, for example <c>redis.example:6379,ssl=true,password=…</c>. The default is null.</summary>
    public string? Configuration { get; set; }

    /// <summary>
    /// Gets or sets the connection settings. They are copied; <see cref="ConfigurationOptions.AbortOnConnectFail"/> has no effect,
    /// because a Redis that is absent is not an error. The default is null.
    /// </summary>
    public ConfigurationOptions? ConfigurationOptions { get; set; }

    /// <summary>
    /// Gets or sets a function that returns the connection. It is called when the first page is requested, and again 5 seconds after
    /// it has thrown. The connection belongs to the caller and is not disposed by the gate. The default is null.
    /// </summary>
    public Func<Task<IConnectionMultiplexer>>? ConnectionMultiplexerFactory { get; set; }

    /// <summary>
    /// Gets or sets the start of all keys. Gates with different names share nothing. Braces are not allowed, because they choose the
    /// slot in a cluster. The default is <c>waba:</c>.
    /// </summary>
    public string InstanceName { get; set; } = "waba:";
}
