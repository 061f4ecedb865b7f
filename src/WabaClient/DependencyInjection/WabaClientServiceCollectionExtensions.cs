using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WabaClient;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="BusinessAccountsClient"/>.</summary>
/// <remarks>
/// Clients are singletons; what is registered is used from the container: <see cref="IGraphAccessTokenProvider"/>,
/// <see cref="RateLimitGate"/> (for a keyed client the keyed one first), <see cref="TimeProvider"/> and
/// <see cref="ILoggerFactory"/>. Settings are checked when the host starts.
/// </remarks>
[SuppressMessage("ApiDesign", "RS0026:Do not add multiple public overloads with optional parameters", Justification = "The second argument tells the overloads apart: a name is required where it is one, and an Action is no section.")]
[SuppressMessage("ApiDesign", "RS0027:API with optional parameter(s) should have the most parameters amongst its public overloads", Justification = "The second argument tells the overloads apart: a name is required where it is one, and an Action is no section.")]
public static class WabaClientServiceCollectionExtensions
{
    private const string HttpClientName = "WabaClient";

    /// <summary>Registers the client.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configure">Sets the settings.</param>
    /// <returns>What further configures the client's <see cref="HttpClient"/>, for example with message handlers.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IHttpClientBuilder AddWabaClient(this IServiceCollection services, Action<WabaClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return Add(services, Options.Options.DefaultName, builder => builder.Configure(configure ?? (static _ => { })));
    }

    /// <summary>Registers the client with settings from configuration.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="section">The section with the settings, "Waba" by custom.</param>
    /// <returns>What further configures the client's <see cref="HttpClient"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IHttpClientBuilder AddWabaClient(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, Options.Options.DefaultName, builder => builder.Bind(section));
    }

    /// <summary>Registers a client as a keyed singleton; the name is the key, and the name of its options.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="configure">Sets the settings.</param>
    /// <returns>What further configures the client's <see cref="HttpClient"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddWabaClient(this IServiceCollection services, string name, Action<WabaClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add(services, name, builder => builder.Configure(configure ?? (static _ => { })));
    }

    /// <summary>Registers a client as a keyed singleton with settings from configuration.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="section">The section with the settings.</param>
    /// <returns>What further configures the client's <see cref="HttpClient"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddWabaClient(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, name, builder => builder.Bind(section));
    }

    private static IHttpClientBuilder Add(IServiceCollection services, string name, Action<OptionsBuilder<WabaClientOptions>> configure)
    {
        OptionsBuilder<WabaClientOptions> options = services.AddOptions<WabaClientOptions>(name).ValidateOnStart();
        configure(options);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WabaClientOptions>>(WabaClientOptionsValidator.Instance));
        services.TryAddSingleton(provider => new WabaMetrics(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton(provider => new InProcessRateLimitGate(provider.GetService<TimeProvider>(), provider.GetRequiredService<WabaMetrics>()));

        string httpClientName = name.Length == 0 ? HttpClientName : $"{HttpClientName}:{name}";
        IHttpClientBuilder http = services.AddHttpClient(httpClientName);
        object? key = name.Length == 0 ? null : name;

        // A further call for the same client adds settings; what was done to its HttpClient meanwhile stays.
        if (services.Any(service => service.ServiceType == typeof(BusinessAccountsClient) && Equals(service.ServiceKey, key)))
            return http;
        services.AddKeyedSingleton(key, (provider, _) => Create(provider, name, httpClientName));

        // Connections are renewed by the handler itself, so a singleton may keep the client for ever. The factory's own
        // logging shows addresses and, before version 10, headers.
        return http
            .ConfigureHttpClient(SharedTransport.SetUp)
            .UseSocketsHttpHandler(static (handler, _) => SharedTransport.SetUp(handler))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
    }

    private static BusinessAccountsClient Create(IServiceProvider provider, string name, string httpClientName)
    {
        WabaClientOptions options = provider.GetRequiredService<IOptionsMonitor<WabaClientOptions>>().Get(name);
        ClientEnvironment environment = new(
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            Random.Shared.NextDouble,
            (provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger(Log.Category),
            provider.GetRequiredService<WabaMetrics>());
        return new(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpClientName),
            options,
            TokenProviderOf(provider, name, options),
            Keyed<RateLimitGate>(provider, name) ?? provider.GetService<RateLimitGate>(),
            provider.GetRequiredService<InProcessRateLimitGate>(),
            environment);
    }

    private static IGraphAccessTokenProvider? TokenProviderOf(IServiceProvider provider, string name, WabaClientOptions options)
    {
        if (Keyed<IGraphAccessTokenProvider>(provider, name) is { } keyed)
            return keyed;
        bool ownTokenFirst = name.Length > 0 && options.AccessToken is not null;
        return ownTokenFirst ? null : provider.GetService<IGraphAccessTokenProvider>();
    }

    private static T? Keyed<T>(IServiceProvider provider, string name)
        where T : class =>
        name.Length == 0 ? null : provider.GetKeyedService<T>(name);
}
