using System.Globalization;

namespace WabaClient.Testing;

/// <content>Errors in Graph's envelope.</content>
public sealed partial class GraphFault
{
    /// <summary>
    /// Code 80008 with HTTP 400: too many calls for this WhatsApp Business account. To simulate a limit that counts
    /// calls, use <see cref="FakeGraphOptions.RateLimit"/>.
    /// </summary>
    /// <param name="regainAccess">
    /// The wait in the usage header, rounded up to whole minutes; null to send no usage header.
    /// </param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="regainAccess"/> is negative.</exception>
    public static GraphFault RateLimited(TimeSpan? regainAccess = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(regainAccess ?? TimeSpan.Zero, TimeSpan.Zero, nameof(regainAccess));
        return new GraphFault(nameof(RateLimited), context =>
        {
            FakeReply reply = context.Replies.Error(context.Request, FakeErrors.BusinessThrottled);
            return regainAccess is { } wait && context.Request.ObjectId is { } id
                ? reply.WithHeader(UsageHeaderText.BusinessName, UsageHeaderText.Business(id, 100, wait))
                : reply;
        });
    }

    /// <summary>Code 4 with HTTP 429, with <c>is_transient</c>: too many calls of the app.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault AppRateLimited() => OfError(
        nameof(AppRateLimited),
        FakeErrors.AppThrottled with { Status = 429, Subcode = 2446079, IsTransient = true });

    /// <summary>Code 17 with HTTP 400: too many calls of the user or system user.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault UserRateLimited() => OfError(
        nameof(UserRateLimited),
        new FakeError(400, 17, "(#17) User request limit reached") { Subcode = 2446079 });

    /// <summary>Code 2 with HTTP 500, with <c>is_transient</c>: Graph is overloaded or down.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault TransientError() => OfError(
        nameof(TransientError),
        new FakeError(500, 2, "(#2) Service temporarily unavailable") { IsTransient = true });

    /// <summary>Code 1 with HTTP 500, without <c>type</c>: an unknown error.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault UnknownError() => OfError(
        nameof(UnknownError),
        new FakeError(500, 1, "An unknown error occurred") { Type = null, Subcode = 99, HasTraceId = false });

    /// <summary>
    /// Code 1 with HTTP 500, without <c>type</c>: "Please reduce the amount of data you're asking for".
    /// Use <see cref="When"/> to make it depend on <c>limit</c>.
    /// </summary>
    /// <returns>The fault.</returns>
    public static GraphFault ReduceData() => OfError(
        nameof(ReduceData),
        new FakeError(500, 1, "Please reduce the amount of data you're asking for, then retry your request")
        {
            Type = null,
            HasTraceId = false,
        });

    /// <summary>
    /// Code 190 with subcode 463: the access token has expired. To make a token expire permanently, use
    /// <see cref="FakeGraph.ExpireToken"/>.
    /// </summary>
    /// <param name="status">The HTTP status code. 400, 401 and 500 are recorded.</param>
    /// <returns>The fault.</returns>
    public static GraphFault AccessTokenExpired(int status = 401) => new(nameof(AccessTokenExpired), context =>
    {
        DateTimeOffset now = context.Request.ArrivedAt;
        return context.Replies.Error(
            context.Request,
            FakeErrors.TokenExpired(now.AddHours(-1), now) with { Status = status });
    });

    /// <summary>
    /// Code 190 with HTTP 400, with a message in which Graph reveals the access token: "Malformed access token EAAB…".
    /// </summary>
    /// <returns>The fault.</returns>
    public static GraphFault MalformedToken() => new(nameof(MalformedToken), context =>
        context.Replies.Error(context.Request, FakeErrors.UnknownToken with { Message = $"Malformed access token {context.Token}" }));

    /// <summary>
    /// Code 200 with HTTP 403: the token lacks a permission. For a token without a permission, see
    /// <see cref="FakeGraph.AddToken"/>.
    /// </summary>
    /// <param name="permission">The permission.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException"><paramref name="permission"/> is null or empty.</exception>
    public static GraphFault PermissionDenied(string permission = "business_management")
    {
        ArgumentException.ThrowIfNullOrEmpty(permission);
        return OfError(nameof(PermissionDenied), FakeErrors.PermissionMissing(permission));
    }

    /// <summary>Code 100 with HTTP 400: "Missing Permission", which does not concern a parameter.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault MissingPermission() =>
        OfError(nameof(MissingPermission), FakeErrors.SomePermissionMissing);

    /// <summary>
    /// Code 200 with HTTP 400: "API access blocked.", which concerns a restricted app or portfolio, and not a
    /// permission.
    /// </summary>
    /// <returns>The fault.</returns>
    public static GraphFault ApiAccessBlocked() => OfError(nameof(ApiAccessBlocked), FakeErrors.AccessBlocked);

    /// <summary>Code 368 with HTTP 403: blocked because of policy violations.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault ActionBlocked() => OfError(
        nameof(ActionBlocked),
        new FakeError(403, 368, "(#368) The action attempted has been deemed abusive or is otherwise disallowed"));

    /// <summary>An error of Graph with HTTP 200.</summary>
    /// <param name="code">The error code; 2 by default (overload).</param>
    /// <returns>The fault.</returns>
    public static GraphFault ErrorIn200(int code = 2) =>
        OfError(nameof(ErrorIn200), Plain(code, message: null, status: 200));

    /// <summary>Any error that Graph can send.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="message">The message; null for a default message.</param>
    /// <param name="status">The HTTP status code; 400 by default, which Graph also uses for throttles.</param>
    /// <param name="subcode">The <c>error_subcode</c>; null to omit it.</param>
    /// <param name="isTransient">The <c>is_transient</c>; null to omit it.</param>
    /// <param name="type">The <c>type</c>; null to omit it.</param>
    /// <returns>The fault.</returns>
    public static GraphFault Error(
        int code,
        string? message = null,
        int status = 400,
        int? subcode = null,
        bool? isTransient = null,
        string? type = "OAuthException") =>
        OfError(
            nameof(Error),
            Plain(code, message, status) with { Subcode = subcode, IsTransient = isTransient, Type = type });

    private static FakeError Plain(int code, string? message, int status) =>
        new(
            status,
            code,
            message ?? string.Create(CultureInfo.InvariantCulture, $"(#{code}) An error of the fake Graph"));

    private static GraphFault OfError(string name, FakeError error) =>
        new(name, context => context.Replies.Error(context.Request, error));
}
