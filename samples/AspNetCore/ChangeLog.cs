using WabaClient;

namespace AspNetCore;

/// <summary>Logs each change of the inventory. In your application, this would write to a table.</summary>
internal sealed partial class ChangeLog(ILogger<ChangeLog> logger) : IAccountChangeHandler
{
    public const string Consumer = "log";

    public ValueTask HandleAsync(AccountChange change, CancellationToken cancellationToken)
    {
        LogChange(change.Kind, change.AccountId.Value, change.BusinessId.Value);
        return default;
    }

    [LoggerMessage(1, LogLevel.Information, "Account {Kind}: {Id} of business {Business}")]
    private partial void LogChange(AccountChangeKind kind, string id, string business);
}
