using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace WabaClient;

/// <summary>Creates the failures of requests.</summary>
internal static partial class GraphFailures
{
    private const int LongestName = 50;

    public static GraphFailure FromGraph(GraphErrorReport report) => GraphFailure.Of(ExceptionOf(report)) with
    {
        Wait = report.Wait,
        AsksForLessData = report.Class.AsksForLessData,
        MayBeTooHeavy = report.Class.MayBeTooHeavy,
    };

    /// <summary>
    /// The response did not come from Graph. The failure is transient if the status code indicates a problem of a
    /// server.
    /// </summary>
    public static GraphFailure Unreadable(GraphCall call, GraphReply reply, string problem, Exception? cause = null)
    {
        bool isTransient = reply.IsSuccess || (int)reply.Status is 408 or 425 or 429 or >= 500;
        return GraphFailure.Of(
            Unexpected(call, reply, problem, isTransient, isTransient ? ErrorHints.Unreadable : ErrorHints.Gateway, cause)) with
        {
            Wait = ServerWait.Of(reply.RetryAfter, [], call.Target.Id),
        };
    }

    /// <summary>The body has an encoding that the library cannot decode.</summary>
    public static GraphFailure UnknownEncoding(GraphCall call, GraphReply reply, string encoding)
    {
        string name = encoding.Length <= LongestName ? encoding : string.Concat(encoding.AsSpan(0, LongestName), "…");
        GraphFailure failure = Unreadable(call, reply, "");
        string problem = $"the content encoding \"{name}\" is not supported";
        return failure with { Exception = Unexpected(call, reply, problem, failure.IsRetryable, ErrorHints.UnknownEncoding) };
    }

    /// <summary>
    /// The page is complete, but one of its entries is not valid: another attempt would return the same page.
    /// </summary>
    public static GraphFailure UnusableEntry(GraphCall call, GraphReply reply, UnusableEntryException entry) =>
        GraphFailure.Of(Unexpected(call, reply, entry.Message, isTransient: false, ErrorHints.UnusableEntry));

    public static GraphFailure NoResponse(GraphCall call, string host, Exception cause) =>
        GraphFailure.Of(Connection(call, $"{host} could not be reached: {ConnectionCause.Describe(cause)}.", cause, ErrorHints.Connection));

    /// <summary>
    /// The HttpClient rejected the request because of an error in the program: the same call would fail again.
    /// </summary>
    /// <param name="call">The call that failed.</param>
    /// <param name="mistake">The type of exception that was thrown.</param>
    /// <param name="cause">The exception that was thrown, without credentials.</param>
    public static GraphFailure NotSent(GraphCall call, Type mistake, Exception cause) =>
        GraphFailure.Of(Connection(
            call,
            $"The HttpClient could not send the request ({mistake.Name}).",
            cause,
            ErrorHints.ForMistake(mistake),
            isTransient: false));

    public static GraphFailure TimedOut(GraphCall call, string host, TimeoutException cause) =>
        GraphFailure.Of(Connection(call, $"{host} did not respond in time.", cause, ErrorHints.Timeout)) with { MayBeTooHeavy = true };

    public static GraphResponseException RepeatedCursor(GraphCall call, GraphResponseInfo response) =>
        Endless(
            call, response, "The next cursor of the page was already returned; the listing would never end.", ErrorHints.RepeatedCursor);

    public static GraphResponseException EmptyPages(GraphCall call, GraphResponseInfo response, int count) =>
        Endless(
            call,
            response,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count:N0} pages in a row were empty; the listing may never end."),
            ErrorHints.EmptyPages);

    private static GraphApiException ExceptionOf(GraphErrorReport report) => report.Class.Kind switch
    {
        GraphErrorKind.PermissionDenied => new PermissionDeniedException(report) { RequiredPermissions = PermissionsOf(report) },
        GraphErrorKind.InvalidAccessToken => new InvalidAccessTokenException(report) { Reason = report.Class.TokenReason },
        GraphErrorKind.ActionBlocked => new ActionBlockedException(report),
        GraphErrorKind.InvalidSignature => new InvalidSignatureException(report),
        GraphErrorKind.RateLimited => new RateLimitedException(report) { RetryAfter = report.Wait, Usage = report.Reply.Info.Usage },
        GraphErrorKind.InvalidParameter => new InvalidParameterException(report),
        GraphErrorKind.ObjectNotFound => new ObjectNotFoundException(report),
        _ => new GraphApiException(report),
    };

    private static GraphResponseException Unexpected(
        GraphCall call,
        GraphReply reply,
        string problem,
        bool isTransient,
        string hint,
        Exception? cause = null) => new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Unexpected response (HTTP {(int)reply.Status}, {reply.ContentType ?? "no content type"}): {problem}."),
            cause)
    {
        StatusCode = reply.Status,
        ContentType = reply.ContentType,
        RequestId = reply.Info.RequestId,
        Attempts = call.Attempts,
        Cursor = call.Cursor,
        ObjectId = call.Target.Id,
        IsTransient = isTransient,
        Hint = hint,
        Response = reply.Info,
    };

    private static GraphResponseException Endless(
        GraphCall call, GraphResponseInfo response, string message, string hint) =>
        new(message)
    {
        StatusCode = HttpStatusCode.OK,
        RequestId = response.RequestId,
        Attempts = call.Attempts,
        Cursor = call.Cursor,
        ObjectId = call.Target.Id,
        Hint = hint,
    };

    private static GraphConnectionException Connection(
        GraphCall call, string message, Exception cause, string hint, bool isTransient = true) =>
        new(message, cause)
    {
        Attempts = call.Attempts,
        Cursor = call.Cursor,
        ObjectId = call.Target.Id,
        IsTransient = isTransient,
        Hint = hint,
    };

    // Code 100 names no permission, so the documented ones are returned.
    private static IReadOnlyList<string> PermissionsOf(GraphErrorReport report)
    {
        string[] named = PermissionsIn(report.Error.Message);
        return named.Length == 0 && report.Error.Code == 100 ? report.Call.Target.Edge.Permissions : named;
    }

    // "(#200) Requires business_management permission": permissions are the words with underscores, and so are names of edges.
    private static string[] PermissionsIn(string? message) =>
        message?.Contains("permission", StringComparison.OrdinalIgnoreCase) == true
            ?
            [
                .. SnakeCaseWord()
                    .Matches(message)
                    .Select(match => match.Value)
                    .Where(word => !word.EndsWith("_accounts", StringComparison.Ordinal))
                    .Distinct(),
            ]
            : [];

    [GeneratedRegex("[a-z]+(?:_[a-z]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex SnakeCaseWord();
}
