using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WabaClient;

/// <summary>Configures the inventory of a service collection. Not thread-safe.</summary>
public sealed class InventoryBuilder
{
    /// <summary>The key with which the store of <see cref="UseStore"/> is registered.</summary>
    internal const string StoreKey = "WabaClient.Inventory";

    internal InventoryBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the service collection.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Sets the store of the inventory. By default, the registered <see cref="InventoryStore"/> is used.
    /// </summary>
    /// <param name="create">
    /// A function that creates the store. It is called once, and the container disposes the store.
    /// </param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is null.</exception>
    public InventoryBuilder UseStore(Func<IServiceProvider, InventoryStore> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.AddKeyedSingleton(StoreKey, (provider, _) => create(provider));
        return this;
    }

    /// <summary>
    /// Adds businesses that the handlers watch. By default, they watch every business that the token has access to.
    /// </summary>
    /// <param name="businessIds">The businesses. Further calls add more.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="businessIds"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no id, or one is the default value.</exception>
    public InventoryBuilder Watch(params BusinessId[] businessIds)
    {
        ArgumentNullException.ThrowIfNull(businessIds);
        if (businessIds.Length == 0)
        {
            throw new ArgumentException(
                "No id was passed. To watch every business that the token has access to, do not call Watch.", nameof(businessIds));
        }

        Services.AddSingleton(new WatchRegistration(BusinessIds.Copy(businessIds, nameof(businessIds))!));
        return this;
    }

    /// <summary>
    /// Adds a handler of changes. While the host runs, the businesses are refreshed and the handler receives every
    /// change.
    /// </summary>
    /// <remarks>The handler is registered as a scoped service, unless it is already registered.</remarks>
    /// <typeparam name="THandler">The type of the handler.</typeparam>
    /// <param name="consumer">
    /// The name of the consumer, with which the store records what has been handled. Two handlers cannot use the same
    /// name. If two processes use the same name, both handle every change.
    /// </param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="consumer"/> is null, empty or white space, or has a handler already.
    /// </exception>
    public InventoryBuilder AddHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        string consumer)
        where THandler : class, IAccountChangeHandler
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(consumer);
        if (Services.Any(service => Registration(service)?.Consumer == consumer))
            throw new ArgumentException(
                $"The consumer \"{consumer}\" already has a handler; use a different consumer for each handler.",
                nameof(consumer));

        Services.TryAddScoped<THandler>();
        Services.AddSingleton(HandlerRegistration.Create<THandler>(consumer));
        return this;
    }

    private static HandlerRegistration? Registration(ServiceDescriptor service) =>
        service.IsKeyedService ? null : service.ImplementationInstance as HandlerRegistration;
}
