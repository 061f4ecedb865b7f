using Microsoft.Extensions.Logging;

namespace WabaClient;

/// <summary>What the library logs. No token, proof, cursor, address or body is ever among it.</summary>
internal static partial class Log
{
    public const string Category = "WabaClient.BusinessAccountsClient";

    [LoggerMessage(1, LogLevel.Information, "Asking {Edge} again in {Delay}: {Reason}.")]
    public static partial void Retrying(ILogger logger, string edge, string reason, TimeSpan delay);

    [LoggerMessage(2, LogLevel.Warning, "Graph throttles {Edge} with error {Code}; the gate is closed for {Length}.")]
    public static partial void Throttled(ILogger logger, string edge, int code, TimeSpan length);

    [LoggerMessage(3, LogLevel.Warning, "Graph refused the access token for {Edge} with error {Code}, subcode {Subcode}.")]
    public static partial void TokenRejected(ILogger logger, string edge, int code, int? subcode);

    [LoggerMessage(4, LogLevel.Information, "Graph asks for less data; {Edge} goes on with {PageSize} accounts a page.")]
    public static partial void PageSizeHalved(ILogger logger, string edge, int pageSize);

    [LoggerMessage(5, LogLevel.Warning, "Graph serves API version {Served} although {Asked} was asked for; set ApiVersion to a version that is still in use.")]
    public static partial void OtherVersionServed(ILogger logger, string served, string asked);

    [LoggerMessage(6, LogLevel.Warning, "The registered rate-limit gate failed; calls go on behind the in-process gate. This is said once.")]
    public static partial void GateFailed(ILogger logger, Exception exception);

    [LoggerMessage(7, LogLevel.Warning, "Graph warns about API version {Asked} (X-Ad-Api-Version-Warning): it is, or soon will be, served by a later one; set ApiVersion to one that is still in use.")]
    public static partial void VersionWarning(ILogger logger, string asked);

    [LoggerMessage(8, LogLevel.Warning, "A handler of the client's Waiting event threw an exception, which was ignored.")]
    public static partial void WaitingHandlerFailed(ILogger logger, Exception exception);
}
