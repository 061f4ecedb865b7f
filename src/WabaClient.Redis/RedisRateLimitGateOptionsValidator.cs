using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace WabaClient;

/// <summary>
/// Validates the options of a gate when the host starts. No message contains a value, because it could be a password.
/// </summary>
internal sealed class RedisRateLimitGateOptionsValidator(IServiceProvider provider) : IValidateOptions<RedisRateLimitGateOptions>
{
    public ValidateOptionsResult Validate(string? name, RedisRateLimitGateOptions options)
    {
        if (ErrorIn(options) is { } error)
            return ValidateOptionsResult.Fail(error);
        bool isConfigured = options.ConnectionMultiplexerFactory is not null
            || options.ConfigurationOptions is not null
            || options.Configuration is not null;
        return isConfigured || HasRegisteredConnection()
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"The rate-limit gate has no Redis: set {nameof(options.Configuration)} of {nameof(RedisRateLimitGateOptions)}, "
                + $"or register an {nameof(IConnectionMultiplexer)}.");
    }

    /// <summary>Returns what is wrong with the options of a gate, or null.</summary>
    public static string? ErrorIn(RedisRateLimitGateOptions options)
    {
        if (options.InstanceName is null || options.InstanceName.AsSpan().ContainsAny('{', '}'))
            return $"{nameof(options.InstanceName)} must not be null and must not contain braces.";
        if (options.Configuration is null)
            return null;
        try
        {
            ConfigurationOptions parsed = StackExchange.Redis.ConfigurationOptions.Parse(options.Configuration);
            return parsed.EndPoints.Count > 0 ? null : $"{nameof(options.Configuration)} contains no server.";
        }
        catch (ArgumentException)
        {
            return $"{nameof(options.Configuration)} is not a connection string of StackExchange.Redis.";
        }
    }

    // If the container cannot be asked, the connection is expected to be registered. It is resolved when the first page is requested.
    private bool HasRegisteredConnection() =>
        provider.GetService<IServiceProviderIsService>()?.IsService(typeof(IConnectionMultiplexer)) ?? true;
}
