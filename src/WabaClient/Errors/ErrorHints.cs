namespace WabaClient;

/// <summary>The usual cause of an error and what to do about it, in one or two sentences per error.</summary>
internal static class ErrorHints
{
    public const string ReduceData = "Request fewer fields, or fewer entries per page (PageSize).";

    public const string Unreadable =
        "Graph, or a server between this machine and Graph, is having problems; try again later.";

    public const string Gateway =
        "A proxy or gateway answered instead of Graph: check the proxy settings of this machine and WabaClientOptions.BaseAddress.";

    public const string UnknownEncoding =
        "Remove the encoding from the Accept-Encoding header of the HttpClient, or let its handler decode it (AutomaticDecompression).";

    public const string UnusableEntry =
        "Report the request id to Meta; to continue without this entry, request smaller pages around it or other fields.";

    public const string RepeatedCursor =
        "Graph's cursors form a loop; start the listing again later, and report the request id to Meta.";

    public const string EmptyPages =
        "Graph keeps returning empty pages; try again later from Cursor, or narrow the filter.";

    public const string Connection =
        "Check the network, proxy and TLS settings between this machine and Graph, then try again.";

    public const string Timeout =
        "Try again later. If pages are always slow, request fewer fields, reduce PageSize or increase AttemptTimeout.";

    public const string RateLimited =
        "Wait for RetryAfter before the next call for this business, and call less often: calls made while throttled extend the throttle.";

    public static string? For(GraphErrorReport report) => report.Class.Kind switch
    {
        GraphErrorKind.PermissionDenied when report.Class.IsAppRestricted =>
            "The app or the business portfolio is restricted, or the app is in development mode. Check both in "
                + "Meta's App Dashboard and Business Support Home; a new token or further calls won't help.",
        GraphErrorKind.PermissionDenied =>
            $"Grant the token's system user {string.Join(" and ", report.Call.Target.Edge.Permissions)}; for "
                + "accounts of other businesses, the app also needs advanced access.",
        GraphErrorKind.InvalidAccessToken => ForToken(report.Class.TokenReason),
        GraphErrorKind.ActionBlocked =>
            "Stop calling and check the account's quality and policy notices in Meta Business Suite; retries won't help.",
        GraphErrorKind.InvalidSignature => ForSignature(report.Error),
        GraphErrorKind.RateLimited => RateLimited,
        GraphErrorKind.ObjectNotFound => WrongId(report.Call.Target.Edge),
        GraphErrorKind.InvalidParameter => ForParameter(report.Error, report.Call.Target.Edge),
        _ => report.Class.AsksForLessData ? ReduceData : null,
    };

    /// <summary>
    /// Returns the hint for an exception that the HttpClient threw because of an error in the program.
    /// </summary>
    public static string ForMistake(Type mistake) => typeof(ObjectDisposedException).IsAssignableFrom(mistake)
        ? "The HttpClient or its handler has been disposed: keep it alive for as long as the client is used, or use AddWabaClient."
        : $"The HttpClient or one of its message handlers rejected the request with {mistake.Name}: correct the cause that the inner "
            + "exception names; retries won't help.";

    private static string ForToken(InvalidAccessTokenReason reason) => reason switch
    {
        InvalidAccessTokenReason.Expired => "The token has expired: create a new one, or use a system user's token that does not expire.",
        InvalidAccessTokenReason.PasswordChanged => "The user's password was changed after the token was created: create a new token.",
        InvalidAccessTokenReason.AppNotInstalled =>
            "The app was removed for this user or business: install it again, then create a new token.",
        InvalidAccessTokenReason.Malformed =>
            "The value is not a complete access token: copy all of it, without \"Bearer\", quotation marks or spaces.",
        _ => "Create a new token for the system user in Meta Business Suite, and check that it was copied completely.",
    };

    private static string ForSignature(GraphError error) => error.Code == 104
        ? "Graph received no usable token: set WabaClientOptions.AccessToken or register an IGraphAccessTokenProvider."
        : "Set WabaClientOptions.AppSecret to the secret of the app that issued the token.";

    private static string WrongId(GraphEdge edge) =>
        $"Check that the id is the id of {edge.IdDescription}, and that the token has access to it.";

    private static string? ForParameter(GraphError error, GraphEdge edge) => error switch
    {
        { Code: 2642 } => "The cursor is no longer valid: start over without a cursor.",
        { Code: 2500 } => "Check ApiVersion and BaseAddress, and that a token is sent.",
        { Message: { } text } when IsAboutAnotherNode(text, edge) => WrongId(edge),
        { Message: { } text } when text.Contains("nonexisting field", StringComparison.OrdinalIgnoreCase) =>
            "Remove the field that Graph names from Fields; one unknown field fails the whole request.",
        { Message: { } text } when text.Contains("filter", StringComparison.OrdinalIgnoreCase) =>
            "Change AccountQuery.Filter: Graph documents creation_time and ownership_type, one filter at a time.",
        { Message: { } text } when text.Contains("cannot sort", StringComparison.OrdinalIgnoreCase) =>
            "Remove AccountQuery.Sort.",
        _ => null,
    };

    // "(#100) Tried accessing nonexisting field (x) on node type (Business)": on a node of another type, the edge or all fields are
    // unknown; on a node of the right type, only that field is.
    private static bool IsAboutAnotherNode(string text, GraphEdge edge) =>
        text.Contains("node type", StringComparison.OrdinalIgnoreCase)
        && (!text.Contains($"({edge.ItemType})", StringComparison.OrdinalIgnoreCase)
            || (edge.Name.Length > 0 && text.Contains(edge.Name, StringComparison.Ordinal)));
}
