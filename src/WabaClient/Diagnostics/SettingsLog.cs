using Microsoft.Extensions.Logging;

namespace WabaClient;

/// <summary>The log messages about settings. None contains the value of a setting.</summary>
internal static partial class SettingsLog
{
    [LoggerMessage(20, LogLevel.Warning,
        "The client has neither an access token nor an IGraphAccessTokenProvider; requests have no token unless a "
            + "message handler of the HttpClient adds it.")]
    public static partial void NoToken(ILogger logger);

    [LoggerMessage(21, LogLevel.Warning,
        "AppSecret is not 32 hexadecimal digits, as the secrets of Meta's App Dashboard are; Graph may reject "
            + "appsecret_proof.")]
    public static partial void UnusualAppSecret(ILogger logger);

    [LoggerMessage(22, LogLevel.Warning,
        "The changed settings of the client are not valid ({ExceptionType}); the access token that was in use before "
            + "the change is kept until they are.")]
    public static partial void ChangeRejected(ILogger logger, string exceptionType);
}
