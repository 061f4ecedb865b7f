using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WabaClient;

/// <summary>
/// Runs the handlers while the host runs. Without handlers, it only validates the registrations when the host starts.
/// </summary>
internal sealed class InventoryService(
    AccountInventory inventory,
    IEnumerable<HandlerRegistration> handlers,
    IEnumerable<WatchRegistration> watches,
    IServiceScopeFactory scopes,
    TimeProvider? time = null,
    ILoggerFactory? loggerFactory = null) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        BusinessId[] named = [.. watches.SelectMany(watch => watch.BusinessIds)];
        InventoryLog log = new(loggerFactory);

        // Each handler has its own thread: a store whose calls are synchronous, such as SQLite, does not release it between changes.
        return Task.WhenAll(handlers.Select(handler => Task.Run(
            () => new HandlerRunner(
                handler,
                inventory,
                named.Length == 0 ? null : named,
                scopes,
                time ?? TimeProvider.System,
                log).RunAsync(stoppingToken),
            CancellationToken.None)));
    }
}
