using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WabaClient;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Adds <see cref="AccountInventory"/> to a service collection. Like the service collection, the methods are not
/// thread-safe.
/// </summary>
public static class WabaInventoryServiceCollectionExtensions
{
    /// <summary>
    /// Adds an <see cref="AccountInventory"/>, and a hosted service that refreshes it if there are handlers.
    /// </summary>
    /// <remarks>
    /// The inventory uses the default client of <c>AddWabaClient</c>, and the store of
    /// <see cref="InventoryBuilder.UseStore"/> or else a registered <see cref="InventoryStore"/>. If one of them is
    /// missing or a setting is not valid, the host fails to start. A registered <see cref="TimeProvider"/> and
    /// <see cref="ILoggerFactory"/> are used. Another call adds settings.
    /// </remarks>
    /// <param name="services">The service collection to add the inventory to.</param>
    /// <param name="configure">Configures the settings; null to leave them unchanged.</param>
    /// <returns>A builder that configures the store, the businesses and the handlers.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static InventoryBuilder AddWabaInventory(
        this IServiceCollection services, Action<InventoryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsBuilder<InventoryOptions> options = services.AddOptions<InventoryOptions>().ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<InventoryOptions>>(InventoryOptionsValidator.Instance));
        services.TryAddSingleton(Create);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, InventoryService>());
        return new InventoryBuilder(services);
    }

    private static AccountInventory Create(IServiceProvider provider) => new(
        provider.GetService<BusinessAccountsClient>()
            ?? throw new InvalidOperationException("The inventory needs a client; call AddWabaClient as well."),
        provider.GetKeyedService<InventoryStore>(InventoryBuilder.StoreKey)
            ?? provider.GetService<InventoryStore>()
            ?? throw new InvalidOperationException(
                "The inventory has no store; call UseStore on the builder that AddWabaInventory returns, or register an InventoryStore."),
        provider.GetRequiredService<IOptions<InventoryOptions>>().Value,
        provider.GetService<TimeProvider>(),
        provider.GetService<ILoggerFactory>());
}
