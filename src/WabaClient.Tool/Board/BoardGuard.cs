using Microsoft.AspNetCore.Http;

namespace WabaClient.Tool;

/// <summary>Checks every request before it is handled.</summary>
internal sealed class BoardGuard(BoardHosts hosts, BoardKeys keys, int port, Action onUsedKey)
{
    public const string KeyParameter = "key";

    private const string Policy =
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types board";

    /// <summary>Writes the headers that every response has.</summary>
    public static void WriteHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    /// <summary>Returns the reason why a request is rejected; null if it is allowed.</summary>
    public BoardRefusal? Check(HttpContext context)
    {
        HttpRequest request = context.Request;
        string host = request.Headers.Host.ToString();
        if (!hosts.IsOwn(host))
            return new(StatusCodes.Status421MisdirectedRequest, "This is not an address of waba board.");
        string origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !BoardHosts.IsOwnOrigin(origin, host))
            return new(StatusCodes.Status403Forbidden, "Other sites are not allowed to use waba board.");
        if (!IsOwnFetch(request))
            return new(StatusCodes.Status403Forbidden, "Other sites are not allowed to use waba board.");

        bool isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (!isRead && !HttpMethods.IsPost(request.Method))
            return new(StatusCodes.Status405MethodNotAllowed, "Only GET, HEAD and POST are supported.");
        if (!HasSession(context, isRead))
            return new(
                StatusCodes.Status401Unauthorized,
                "Open the address that waba board printed. It can be used once; waba board then prints a new one.");
        if (isRead)
            return null;
        if (origin.Length == 0)
            return new(StatusCodes.Status403Forbidden, "A POST needs an Origin header.");
        return request.ContentType == "application/json"
            ? null
            : new(StatusCodes.Status415UnsupportedMediaType, "A POST needs the content type application/json.");
    }

    // Browsers send the origin of a request. Links on other sites can open the page with a key, and nothing else.
    private static bool IsOwnFetch(HttpRequest request)
    {
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        return site is "" or "same-origin" or "none"
            || (request.Path == "/" && HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate");
    }

    // The page is served with the cookie instead of a redirect: after a click on another site, browsers would not send a
    // SameSite=Strict cookie to the target of the redirect.
    private bool HasSession(HttpContext context, bool isRead)
    {
        string name = BoardKeys.CookieName(port);
        if (keys.IsSession(context.Request.Cookies[name]))
            return true;
        if (!isRead || context.Request.Path != "/" || context.Request.Query[KeyParameter].ToString() is not { Length: > 0 } key)
            return false;
        if (keys.Exchange(key) is not { } session)
        {
            onUsedKey();
            return false;
        }

        context.Response.Cookies.Append(
            name, session, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        return true;
    }
}
