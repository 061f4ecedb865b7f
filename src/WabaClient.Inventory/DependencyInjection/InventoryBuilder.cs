using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WabaClient;

/// <summary>Configures the inventory of a service collection. Not thread-safe.</summary>
public sealed class InventoryBuilder
{
    /// <summary>The key under which the store of <see cref="UseStore"/> is registered.</summary>
    internal const string StoreKey = "WabaClient.Inventory";

    internal InventoryBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the service collection.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Sets the store of the inventory. Without it, the registered <see cref="InventoryStore"/> is used.</summary>
    /// <param name="create">Creates the store, once. The container disposes it.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is null.</exception>
    public InventoryBuilder UseStore(Func<IServiceProvider, InventoryStore> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.AddKeyedSingleton(StoreKey, (provider, _) => create(provider));
        return this;
    }

    /// <summary>Names businesses that the handlers watch. Without it, they watch every business that the token sees.</summary>
    /// <param name="businessIds">The businesses; further calls add more.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="businessIds"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no id, or one is the default value.</exception>
    public InventoryBuilder Watch(params BusinessId[] businessIds)
    {
        ArgumentNullException.ThrowIfNull(businessIds);
        if (businessIds.Length == 0)
        {
            throw new ArgumentException(
                "There is no id; do not call Watch to watch every business that the token sees.", nameof(businessIds));
        }

        Services.AddSingleton(new WatchRegistration(BusinessIds.Copy(businessIds, nameof(businessIds))!));
        return this;
    }

    /// <summary>Adds a handler of changes. While the host runs, the businesses are refreshed and the handler gets every change.</summary>
    /// <remarks>The handler is registered as a scoped service, unless it is registered already.</remarks>
    /// <typeparam name="THandler">The type of the handler.</typeparam>
    /// <param name="consumer">
    /// The name of the consumer, under which the store remembers what has been handled. Two handlers cannot share a name; two processes
    /// with the same name both handle every change.
    /// </param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="consumer"/> is null, empty or white space, or has a handler already.</exception>
    public InventoryBuilder AddHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        string consumer)
        where THandler : class, IAccountChangeHandler
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(consumer);
        if (Services.Any(service => (service.IsKeyedService ? null : service.ImplementationInstance) is HandlerRegistration other && other.Consumer == consumer))
            throw new ArgumentException($"The consumer \"{consumer}\" has a handler already; give each handler a consumer of its own.", nameof(consumer));

        Services.TryAddScoped<THandler>();
        Services.AddSingleton(HandlerRegistration.Create<THandler>(consumer));
        return this;
    }
}
