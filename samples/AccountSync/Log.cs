using Microsoft.Extensions.Logging;

namespace AccountSync;

/// <summary>What the synchronization logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Pass {Pass} starts at page 1.")]
    public static partial void Started(ILogger logger, long pass);

    [LoggerMessage(2, LogLevel.Information, "Pass {Pass} resumes from its stored cursor.")]
    public static partial void Resumed(ILogger logger, long pass);

    [LoggerMessage(3, LogLevel.Information, "Stored a page of {Accounts} accounts.")]
    public static partial void Stored(ILogger logger, int accounts);

    [LoggerMessage(4, LogLevel.Information, "Account {Change}: {Id} {Name}")]
    public static partial void Changed(ILogger logger, string change, string id, string? name);

    [LoggerMessage(5, LogLevel.Information, "Pass {Pass} is done ({Kind}): {Changes}.")]
    public static partial void Done(ILogger logger, long pass, string kind, Changes changes);

    [LoggerMessage(6, LogLevel.Information, "The stored cursor is no longer valid; starting over at page 1.")]
    public static partial void CursorExpired(ILogger logger);

    [LoggerMessage(7, LogLevel.Error, "The pass failed and is resumed in {Wait}: {Message} {Hint}")]
    public static partial void Failed(ILogger logger, TimeSpan wait, string message, string? hint);
}
