using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WabaClient;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Adds <see cref="BusinessAccountsClient"/> to a service collection. Like the service collection, the methods are not
/// thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// Clients are singletons. They use these services of the container: <see cref="IGraphAccessTokenProvider"/>,
/// <see cref="RateLimitGate"/>, <see cref="TimeProvider"/> and <see cref="ILoggerFactory"/>. For the first two, a keyed
/// client prefers the services that are registered with its name as key.
/// </para>
/// <para>
/// Settings are validated when the host starts. They are read once, except for
/// <see cref="WabaClientOptions.AccessToken"/>, which is read for every attempt. A token that is rotated in the
/// configuration is therefore used without a restart. If changed settings are not valid, the previous token is used
/// until they are, and a warning is logged.
/// </para>
/// <para>
/// The default client gets its tokens from a registered <see cref="IGraphAccessTokenProvider"/>, or else from
/// <see cref="WabaClientOptions.AccessToken"/>. A keyed client gets them from a provider registered with its key, or
/// else from its own <see cref="WabaClientOptions.AccessToken"/>, or else from a provider registered without a key. A
/// client with neither fails validation. The source is chosen when the client is created.
/// </para>
/// <para>
/// The primary handler that <c>ConfigureHttpClientDefaults</c> sets for all clients is kept and configured. Resilience
/// handlers that it adds are removed, because they multiply the client's own retries. Handlers that are added to the
/// returned builder are kept. Trace context and baggage are not sent to Graph.
/// </para>
/// </remarks>
[SuppressMessage(
    "ApiDesign",
    "RS0026:Do not add multiple public overloads with optional parameters",
    Justification = "The second argument distinguishes the overloads: either a name, or an Action or a section.")]
[SuppressMessage(
    "ApiDesign",
    "RS0027:API with optional parameter(s) should have the most parameters amongst its public overloads",
    Justification = "The second argument distinguishes the overloads: either a name, or an Action or a section.")]
public static class WabaClientServiceCollectionExtensions
{
    private const string HttpClientName = "WabaClient";

    /// <summary>Adds the default client.</summary>
    /// <param name="services">The service collection to add the client to.</param>
    /// <param name="configure">Configures the settings; <see langword="null"/> to leave them unchanged.</param>
    /// <returns>
    /// A builder that configures the client's <see cref="HttpClient"/>, for example with message handlers.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddWabaClient(
        this IServiceCollection services,
        Action<WabaClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return Add(services, Options.Options.DefaultName, builder => builder.Configure(configure ?? (static _ => { })));
    }

    /// <summary>Adds the default client with settings from configuration.</summary>
    /// <param name="services">The service collection to add the client to.</param>
    /// <param name="section">The configuration section that contains the settings, "Waba" by convention.</param>
    /// <returns>A builder that configures the client's <see cref="HttpClient"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddWabaClient(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, Options.Options.DefaultName, Binding(section));
    }

    /// <summary>Adds a client as a keyed singleton. The name is its key and the name of its options.</summary>
    /// <param name="services">The service collection to add the client to.</param>
    /// <param name="name">The name of the client.</param>
    /// <param name="configure">Configures the settings; <see langword="null"/> to leave them unchanged.</param>
    /// <returns>A builder that configures the client's <see cref="HttpClient"/>.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="services"/> or <paramref name="name"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddWabaClient(
        this IServiceCollection services,
        string name,
        Action<WabaClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add(services, name, builder => builder.Configure(configure ?? (static _ => { })));
    }

    /// <summary>
    /// Adds a client as a keyed singleton with settings from configuration. The name is its key and the name of its
    /// options.
    /// </summary>
    /// <param name="services">The service collection to add the client to.</param>
    /// <param name="name">The name of the client.</param>
    /// <param name="section">The configuration section that contains the settings.</param>
    /// <returns>A builder that configures the client's <see cref="HttpClient"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static IHttpClientBuilder AddWabaClient(
        this IServiceCollection services,
        string name,
        IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, name, Binding(section));
    }

    private static Action<OptionsBuilder<WabaClientOptions>> Binding(IConfiguration section) => builder => builder
        .Configure(_ => DurationFormat.Check(section, builder.Name))
        .Bind(section);

    private static IHttpClientBuilder Add(
        IServiceCollection services,
        string name,
        Action<OptionsBuilder<WabaClientOptions>> configure)
    {
        OptionsBuilder<WabaClientOptions> options = services.AddOptions<WabaClientOptions>(name).ValidateOnStart();
        configure(options);
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<WabaClientOptions>>(WabaClientOptionsValidator.Instance));
        services.TryAddSingleton(provider => new WabaMetrics(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton(
            provider => new InProcessRateLimitGate(provider.GetService<TimeProvider>(), provider.GetRequiredService<WabaMetrics>()));

        string httpClientName = name.Length == 0 ? HttpClientName : $"{HttpClientName}:{name}";
        IHttpClientBuilder http = services.AddHttpClient(httpClientName);
        object? key = name.Length == 0 ? null : name;

        // Another call for the same client adds settings and leaves its HttpClient unchanged.
        if (services.Any(
            service => service.ServiceType == typeof(BusinessAccountsClient) && Equals(service.ServiceKey, key)))
            return http;
        services.AddKeyedSingleton(key, (provider, _) => Create(provider, name, httpClientName));
        services.AddSingleton<IValidateOptions<WabaClientOptions>>(provider => new TokenRequirement(name, provider));
        services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new TraceContextFilter(httpClientName));

        // The handler renews its connections itself, so a singleton can keep the client for its whole lifetime. The factory's own
        // logging shows addresses and, before version 10, headers. The following runs after the defaults that the application set
        // for every client, and before what the application configures on the returned builder.
        return http
            .ConfigureHttpClient(SharedTransport.SetUp)
            .ConfigurePrimaryHttpMessageHandler(static (handler, _) => SetUp(handler))
            .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => ResilienceHandlers.RemoveFrom(handlers))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
    }

    private static void SetUp(HttpMessageHandler? handler)
    {
        while (handler is DelegatingHandler outer)
            handler = outer.InnerHandler;
        if (handler is SocketsHttpHandler sockets)
            SharedTransport.SetUp(sockets);
        else if (handler is HttpClientHandler older)
            SharedTransport.SetUp(older);
    }

    private static BusinessAccountsClient Create(IServiceProvider provider, string name, string httpClientName)
    {
        IOptionsMonitor<WabaClientOptions> monitor = provider.GetRequiredService<IOptionsMonitor<WabaClientOptions>>();
        WabaClientOptions options = monitor.Get(name);
        ClientEnvironment environment = new(
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            Random.Shared.NextDouble,
            (provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger(Log.Category),
            provider.GetRequiredService<WabaMetrics>());
        return new(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpClientName),
            options,
            TokenProviderOf(provider, name, options) ?? new MonitoredAccessTokenProvider(
                monitor, name, options, environment.Logger),
            GateOf(provider, name),
            environment);
    }

    private static RateLimitGate GateOf(IServiceProvider provider, string name) =>
        Keyed<RateLimitGate>(provider, name)
        ?? provider.GetService<RateLimitGate>()
        ?? provider.GetRequiredService<InProcessRateLimitGate>();

    private static IGraphAccessTokenProvider? TokenProviderOf(
        IServiceProvider provider,
        string name,
        WabaClientOptions options)
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
