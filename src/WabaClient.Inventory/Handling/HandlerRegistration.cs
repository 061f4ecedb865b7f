using Microsoft.Extensions.DependencyInjection;

namespace WabaClient;

/// <summary>A handler, and the consumer for which it handles changes.</summary>
internal sealed record HandlerRegistration(string Consumer, Func<IServiceProvider, IAccountChangeHandler> Resolve)
{
    public static HandlerRegistration Create<THandler>(string consumer)
        where THandler : class, IAccountChangeHandler =>
        new(consumer, provider => provider.GetRequiredService<THandler>());
}
