using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using WabaClient;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Adds a <see cref="RedisRateLimitGate"/> to a service collection. Like the service collection, the methods are not
/// thread-safe.
/// </summary>
public static class WabaRedisServiceCollectionExtensions
{
    /// <summary>
    /// Adds a gate that uses Redis as the <see cref="RateLimitGate"/> of all clients, replacing one that is already
    /// registered. If the options specify no connection, the gate uses the registered
    /// <see cref="IConnectionMultiplexer"/>.
    /// </summary>
    /// <param name="services">The service collection to add the gate to.</param>
    /// <param name="configure">Configures the options; <see langword="null"/> to leave them unchanged.</param>
    /// <returns>The service collection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// The connection is made when the first page is requested. If Redis cannot be reached then, this is an outage and
    /// not an error. If the options are not valid, or specify no connection while none is registered, the host fails to
    /// start.
    /// </remarks>
    public static IServiceCollection AddWabaRedisGate(
        this IServiceCollection services, Action<RedisRateLimitGateOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<RedisRateLimitGateOptions>().Configure(configure ?? (static _ => { })).ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<RedisRateLimitGateOptions>, RedisRateLimitGateOptionsValidator>());
        return services.Replace(ServiceDescriptor.Singleton<RateLimitGate>(Create));
    }

    /// <summary>
    /// Adds a gate that uses Redis, with the options <c>Configuration</c> and <c>InstanceName</c> from configuration.
    /// It is otherwise the same as
    /// <see cref="AddWabaRedisGate(IServiceCollection, Action{RedisRateLimitGateOptions}?)"/>.
    /// </summary>
    /// <param name="services">The service collection to add the gate to.</param>
    /// <param name="section">The configuration section that contains the options.</param>
    /// <returns>The service collection.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IServiceCollection AddWabaRedisGate(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return services.AddWabaRedisGate(options =>
        {
            options.Configuration = section[nameof(options.Configuration)] is { Length: > 0 } value ? value : options.Configuration;
            options.InstanceName = section[nameof(options.InstanceName)] ?? options.InstanceName;
        });
    }

    private static RedisRateLimitGate Create(IServiceProvider provider)
    {
        RedisRateLimitGateOptions options = provider.GetRequiredService<IOptions<RedisRateLimitGateOptions>>().Value;
        return new(
            RedisConnection.Of(options, provider.GetRequiredService<IConnectionMultiplexer>),
            options,
            provider.GetService<TimeProvider>() ?? TimeProvider.System);
    }
}
