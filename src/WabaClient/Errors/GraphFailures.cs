using System.Globalization;
using System.Text.RegularExpressions;

namespace WabaClient;

/// <summary>Makes the exceptions of failed requests.</summary>
internal static partial class GraphFailures
{
    public static GraphApiException FromGraph(GraphErrorReport report) => report.Kind switch
    {
        GraphErrorKind.PermissionDenied => new PermissionDeniedException(report) { RequiredPermissions = PermissionsIn(report.Error.Message) },
        GraphErrorKind.InvalidAccessToken => new InvalidAccessTokenException(report) { Reason = GraphErrorTable.ReasonOf(report.Error.Subcode) },
        GraphErrorKind.ActionBlocked => new ActionBlockedException(report),
        GraphErrorKind.InvalidSignature => new InvalidSignatureException(report),
        GraphErrorKind.RateLimited => new RateLimitedException(report) { Usage = report.Reply.Info.Usage },
        GraphErrorKind.InvalidParameter => new InvalidParameterException(report),
        GraphErrorKind.ObjectNotFound => new ObjectNotFoundException(report),
        _ => new GraphApiException(report) { AsksForLessData = report.AsksForLessData },
    };

    public static GraphResponseException Unreadable(GraphCall call, GraphReply reply, string problem, Exception? cause = null) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The answer (HTTP {(int)reply.Status}, {reply.ContentType ?? "no content type"}) is not one of Graph's: {problem}."),
        cause)
    {
        StatusCode = reply.Status,
        ContentType = reply.ContentType,
        RequestId = reply.Info.RequestId,
        Attempts = call.Attempts,
        Cursor = call.Cursor,
        IsTransient = true,
        Hint = ErrorHints.Unreadable,
        WaitHint = ServerWait.Of(reply.RetryAfter, [], call.Target.Id),
    };

    public static GraphConnectionException NoAnswer(GraphCall call, Exception cause) =>
        Connection(call, $"Graph could not be reached ({(cause is HttpRequestException http ? http.HttpRequestError.ToString() : cause.GetType().Name)}).", cause, ErrorHints.Connection);

    public static GraphConnectionException TimedOut(GraphCall call, TimeoutException cause) =>
        Connection(call, "Graph did not answer in time.", cause, ErrorHints.Timeout);

    public static GraphResponseException RepeatedCursor(GraphCall call, GraphResponseInfo response) => new(
        "The page's next cursor has been there before; the listing would never end.")
    {
        RequestId = response.RequestId,
        Attempts = call.Attempts,
        Cursor = call.Cursor,
        Hint = ErrorHints.RepeatedCursor,
    };

    private static GraphConnectionException Connection(GraphCall call, string message, Exception cause, string hint) => new(message, cause)
    {
        Attempts = call.Attempts,
        Cursor = call.Cursor,
        IsTransient = true,
        Hint = hint,
    };

    // "(#200) Requires business_management permission": permissions are the words with underscores; edges are, too.
    private static string[] PermissionsIn(string? message) =>
        message?.Contains("permission", StringComparison.OrdinalIgnoreCase) == true
            ? [.. SnakeCaseWord().Matches(message).Select(match => match.Value).Where(word => !word.EndsWith("_accounts", StringComparison.Ordinal)).Distinct()]
            : [];

    [GeneratedRegex("[a-z]+(?:_[a-z]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex SnakeCaseWord();
}
