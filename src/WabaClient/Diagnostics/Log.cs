using Microsoft.Extensions.Logging;

namespace WabaClient;

/// <summary>The log messages of the library. None contains a token, proof, cursor, address or body.</summary>
internal static partial class Log
{
    public const string Category = "WabaClient.BusinessAccountsClient";

    [LoggerMessage(1, LogLevel.Information, "Retrying {Edge} of {ObjectId} in {Delay}: {Reason}.")]
    public static partial void Retrying(ILogger logger, string edge, string objectId, string reason, TimeSpan delay);

    [LoggerMessage(2, LogLevel.Warning, "Graph throttles {Edge} of {ObjectId} with error {Code}; the gate is closed for {Length}.")]
    public static partial void Throttled(ILogger logger, string edge, string objectId, int code, TimeSpan length);

    [LoggerMessage(3, LogLevel.Warning, "Graph rejected the access token for {Edge} of {ObjectId} with error {Code}, subcode {Subcode}.")]
    public static partial void TokenRejected(ILogger logger, string edge, string objectId, int code, int? subcode);

    [LoggerMessage(4, LogLevel.Information, "{Edge} of {ObjectId} continues with {PageSize} entries per page, because larger pages fail.")]
    public static partial void PageShrunk(ILogger logger, string edge, string objectId, int pageSize);

    [LoggerMessage(5, LogLevel.Warning,
        "Graph served API version {Served} although {Asked} was requested; set ApiVersion to a version that is still "
            + "supported.")]
    public static partial void OtherVersionServed(ILogger logger, string served, string asked);

    [LoggerMessage(6, LogLevel.Warning, "The registered rate-limit gate failed; calls continue behind the in-process gate.")]
    public static partial void GateFailed(ILogger logger, Exception exception);

    [LoggerMessage(7, LogLevel.Warning,
        "Graph warned about API version {Asked} (X-Ad-Api-Version-Warning): it is, or soon will be, served by a later "
            + "version; set ApiVersion to a version that is still supported.")]
    public static partial void VersionWarning(ILogger logger, string asked);

    [LoggerMessage(8, LogLevel.Warning, "A handler of the client's Waiting event threw an exception, which was ignored.")]
    public static partial void WaitingHandlerFailed(ILogger logger, Exception exception);

    [LoggerMessage(9, LogLevel.Information, "The registered rate-limit gate works again.")]
    public static partial void GateRecovered(ILogger logger);
}
