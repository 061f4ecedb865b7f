namespace WabaClient;

/// <summary>What usually causes an error and what to do, in one sentence each.</summary>
internal static class ErrorHints
{
    public const string ReduceData = "Ask for fewer fields, or for fewer accounts a page (AccountQuery.PageSize).";

    public const string Unreadable = "Something between here and Graph answered instead, or Graph is in trouble; try again later.";

    public const string Gateway =
        "A proxy or gateway answered instead of Graph: check the proxy settings of this machine and WabaClientOptions.BaseAddress.";

    public const string RepeatedCursor = "Graph is leading the listing round in a circle; start over later, and report it to Meta with the request id.";

    public const string Connection = "Check the network, proxy and TLS settings between here and Graph; then try again.";

    public const string Timeout = "Try again later; a page that is always slow needs fewer fields, a smaller PageSize or a longer AttemptTimeout.";

    public const string RateLimited = "Wait RetryAfter before the next call for this business, and call less often: calls made meanwhile lengthen the wait.";

    public static string? For(GraphErrorKind kind, GraphError error, GraphEdge edge) => kind switch
    {
        GraphErrorKind.PermissionDenied =>
            $"Grant the token's system user {edge.PermissionsHint}; for accounts of other businesses the app needs advanced access as well.",
        GraphErrorKind.InvalidAccessToken => ForToken(GraphErrorTable.ReasonOf(error.Subcode)),
        GraphErrorKind.ActionBlocked =>
            "Stop calling and look at the account's quality and policy notices in Meta's Business Manager; retrying does not help.",
        GraphErrorKind.InvalidSignature => ForSignature(error),
        GraphErrorKind.RateLimited => RateLimited,
        GraphErrorKind.ObjectNotFound => WrongId(edge),
        GraphErrorKind.InvalidParameter => ForParameter(error, edge),
        _ => GraphErrorTable.AsksForLessData(error) ? ReduceData : null,
    };

    /// <summary>Returns the hint for an exception that the HttpClient threw because of a mistake in the program.</summary>
    public static string ForMistake(Type mistake) => typeof(ObjectDisposedException).IsAssignableFrom(mistake)
        ? "The HttpClient or its handler has been disposed: keep it alive for as long as the client is used, or use AddWabaClient."
        : $"The HttpClient or one of its message handlers rejected the request with {mistake.Name}: correct the cause that the inner exception names; retrying does not help.";

    private static string ForToken(InvalidAccessTokenReason reason) => reason switch
    {
        InvalidAccessTokenReason.Expired => "The token has expired: make a new one, or use a system user's token that does not expire.",
        InvalidAccessTokenReason.PasswordChanged => "The user's password was changed since the token was made: make a new token.",
        InvalidAccessTokenReason.AppNotInstalled => "The app was removed for this user or business: let it be installed again, then make a new token.",
        _ => "Make a new token for the system user in Meta's Business Manager, and check that all of it was copied.",
    };

    private static string ForSignature(GraphError error) => error.Code == 104
        ? "Graph saw no usable token: set WabaClientOptions.AccessToken or register an IGraphAccessTokenProvider."
        : "Set WabaClientOptions.AppSecret to the secret of the very app that made the token.";

    private static string WrongId(GraphEdge edge) => edge == GraphEdge.Account
        ? "Check that this is the id of a WhatsApp Business Account, not of a business or a phone number, and that the token may see it."
        : "Check that this is the id of a business portfolio, not of a WhatsApp Business Account, and that the token may see it.";

    private static string? ForParameter(GraphError error, GraphEdge edge) => error switch
    {
        { Code: 2642 } => "The cursor is no longer valid: start over without AccountQuery.Cursor.",
        { Code: 2500 } => "Check ApiVersion and BaseAddress, and that a token is sent.",
        { Message: { } text } when IsAboutAnotherNode(text, edge) => WrongId(edge),
        { Message: { } text } when text.Contains("nonexisting field", StringComparison.OrdinalIgnoreCase) =>
            "Take the field that Graph names out of AccountQuery.Fields; one unknown field fails the whole request.",
        { Message: { } text } when text.Contains("filter", StringComparison.OrdinalIgnoreCase) =>
            "Change AccountQuery.Filter: Graph documents creation_time and ownership_type, one filter at a time.",
        { Message: { } text } when text.Contains("cannot sort", StringComparison.OrdinalIgnoreCase) => "Take AccountQuery.Sort out.",
        _ => null,
    };

    // "(#100) Tried accessing nonexisting field (x) on node type (Business)": of a node of another kind, the edge or all
    // fields are unknown; of an account, that one field is.
    private static bool IsAboutAnotherNode(string text, GraphEdge edge) =>
        text.Contains("node type", StringComparison.OrdinalIgnoreCase)
        && (!text.Contains("(WhatsAppBusinessAccount)", StringComparison.OrdinalIgnoreCase)
            || (edge.Name.Length > 0 && text.Contains(edge.Name, StringComparison.Ordinal)));
}
