using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace WabaClient;

/// <summary>The log messages of the inventory. None contains a token, a secret or a value of an account.</summary>
internal sealed partial class InventoryLog
{
    private readonly ILogger _logger;

    public InventoryLog(ILoggerFactory? factory) =>
        _logger = (factory ?? NullLoggerFactory.Instance).CreateLogger("WabaClient.Inventory");

    [LoggerMessage(1, LogLevel.Warning,
        "The {Edge} edge of business {BusinessId} no longer lists {Count} of its accounts, which are kept because "
            + "{Reason}. Likely causes: the access token was replaced by one with access to fewer accounts, a permission "
            + "was lost, or Graph's response was incomplete. The accounts are removed when there is enough evidence, or "
            + "by AcceptRemovalsAsync; if they are listed again, nothing has changed.")]
    public partial void RemovalsPending(BusinessId businessId, AccountEdges edge, int count, string reason);

    [LoggerMessage(2, LogLevel.Warning,
        "The {Edge} edge of business {BusinessId} cannot be read completely; its accounts are kept as they are. "
            + "{Failure}")]
    public partial void EdgeFails(BusinessId businessId, AccountEdges edge, string failure);

    [LoggerMessage(3, LogLevel.Debug,
        "The pass over the {Edge} edge of business {BusinessId} was dropped, because another one was stored in the "
            + "meantime.")]
    public partial void EdgeDropped(BusinessId businessId, AccountEdges edge);

    [LoggerMessage(4, LogLevel.Information, "{Pass}")]
    public partial void Refreshed(InventoryPass pass);

    [LoggerMessage(5, LogLevel.Error, "The store of the inventory failed; it is tried again in {Delay}.")]
    public partial void StoreFails(Exception exception, TimeSpan delay);

    [LoggerMessage(6, LogLevel.Warning,
        "The businesses that the access token has access to cannot be listed; the watch continues with those that were "
            + "listed before. {Failure}")]
    public partial void BusinessesUnknown(string failure);

    [LoggerMessage(7, LogLevel.Error,
        "The pass over the {Edge} edge of business {BusinessId} could not be stored; the edge is read again later.")]
    public partial void EdgeNotStored(Exception exception, BusinessId businessId, AccountEdges edge);

    [LoggerMessage(8, LogLevel.Error, "The handler of the consumer {Consumer} failed; the change is handled again in {Delay}: {Change}.")]
    public partial void HandlerFails(Exception exception, string consumer, AccountChange change, TimeSpan delay);

    [LoggerMessage(9, LogLevel.Error, "The changes of the consumer {Consumer} cannot be read; reading starts again in {Delay}.")]
    public partial void ConsumerFails(Exception exception, string consumer, TimeSpan delay);
}
