using System.Globalization;
using System.Net;
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
        IsTransient = MayPass(reply.Status),
        Hint = MayPass(reply.Status) ? ErrorHints.Unreadable : ErrorHints.Gateway,
        WaitHint = ServerWait.Of(reply.RetryAfter, [], call.Target.Id),
    };

    public static GraphConnectionException NoAnswer(GraphCall call, Exception cause) =>
        Connection(call, $"Graph could not be reached ({(cause is HttpRequestException http ? http.HttpRequestError.ToString() : cause.GetType().Name)}).", cause, ErrorHints.Connection);

    /// <summary>Returns whether an exception that the HttpClient threw instead of a response is a mistake of the program.</summary>
    /// <remarks>A <see cref="WebException"/>, which some platforms' handlers throw, is a failure of the network despite its base class.</remarks>
    public static bool IsMistake(Exception cause) =>
        cause is InvalidOperationException and not WebException or NotSupportedException or ArgumentException;

    /// <summary>Creates the exception for a mistake of the program: the same call would fail again.</summary>
    /// <param name="call">The call that failed.</param>
    /// <param name="mistake">The type of exception that was thrown.</param>
    /// <param name="cause">The exception that was thrown, without credentials.</param>
    public static GraphConnectionException NotSent(GraphCall call, Type mistake, Exception cause) => new(
        $"The HttpClient could not send the request ({mistake.Name}).",
        cause)
    {
        Attempts = call.Attempts,
        Cursor = call.Cursor,
        Hint = ErrorHints.ForMistake(mistake),
    };

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

    // Graph's servers and the proxies in front of them. Everything else is a statement about the request.
    private static bool MayPass(HttpStatusCode status) => (int)status is (>= 200 and <= 299) or 408 or 425 or 429 or >= 500;

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
