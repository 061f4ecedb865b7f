using System.Net;

namespace WabaClient;

/// <summary>
/// Maps Graph's codes to their meaning. The code decides; the message decides only where Graph uses one code for
/// several purposes. Sources: Meta, "Graph API error handling" and "WhatsApp error codes"; recorded replies.
/// </summary>
internal static class GraphErrorTable
{
    private const int HeavyPage = 1;

    public static GraphErrorClass Classify(GraphError error, HttpStatusCode status)
    {
        GraphErrorKind kind = KindOf(error);
        bool asksForLessData = error.Code == HeavyPage && Contains(error, "reduce the amount of data");
        return new()
        {
            Kind = kind,
            IsTransient = kind == GraphErrorKind.RateLimited || (
                kind == GraphErrorKind.Other && !asksForLessData && IsTransient(error, status)),
            AsksForLessData = asksForLessData,
            MayBeTooHeavy = error.Code == HeavyPage,
            IsAppRestricted = error.Code == 200 && Contains(error, "API access blocked"),
            TokenReason = kind == GraphErrorKind.InvalidAccessToken
                ? ReasonOf(error)
                : InvalidAccessTokenReason.Unknown,
        };
    }

    private static GraphErrorKind KindOf(GraphError error) => (error.Code, error.Subcode) switch
    {
        (100, 33) or (803, _) => GraphErrorKind.ObjectNotFound,
        (100, _) when Contains(error, "appsecret_proof") => GraphErrorKind.InvalidSignature,
        (100, _) when IsAboutPermission(error) => GraphErrorKind.PermissionDenied,
        (100 or 2500 or 2642 or 131008 or 131009, _) => GraphErrorKind.InvalidParameter,
        (104, _) => GraphErrorKind.InvalidSignature,
        (0 or 102 or 190, _) => GraphErrorKind.InvalidAccessToken,
        (3 or 10 or (>= 200 and <= 299) or 131005, _) => GraphErrorKind.PermissionDenied,
        (368 or 131031, _) => GraphErrorKind.ActionBlocked,
        (4 or 17 or 32 or 341 or 613 or (>= 80000 and <= 80014), _) => GraphErrorKind.RateLimited,
        _ => GraphErrorKind.Other,
    };

    private static bool IsTransient(GraphError error, HttpStatusCode status) => error.Code switch
    {
        1 or 2 => error.IsTransient != false,
        131000 or 131016 or 131057 => true,
        33 or 105 or 506 or 2635 or 1609005 => false,
        _ => error.IsTransient ?? (int)status >= 500,
    };

    // Recorded: "(#100) Missing Permission", "(#100) Missing permissions", "Missing perms".
    private static bool IsAboutPermission(GraphError error)
    {
        ReadOnlySpan<char> text = error.Message.AsSpan().TrimStart();
        if (text.StartsWith("(#100)"))
            text = text["(#100)".Length..].TrimStart();
        return text.StartsWith("Missing perm", StringComparison.OrdinalIgnoreCase)
            || (text.StartsWith("Requires ", StringComparison.OrdinalIgnoreCase)
                && text.Contains("permission", StringComparison.OrdinalIgnoreCase));
    }

    private static InvalidAccessTokenReason ReasonOf(GraphError error) => error.Subcode switch
    {
        458 => InvalidAccessTokenReason.AppNotInstalled,
        459 => InvalidAccessTokenReason.UserCheckpointed,
        460 => InvalidAccessTokenReason.PasswordChanged,
        463 => InvalidAccessTokenReason.Expired,
        464 => InvalidAccessTokenReason.UnconfirmedUser,
        467 => InvalidAccessTokenReason.Invalid,
        492 => InvalidAccessTokenReason.InvalidSession,
        _ when Contains(error, "malformed access token") => InvalidAccessTokenReason.Malformed,
        _ => InvalidAccessTokenReason.Unknown,
    };

    private static bool Contains(GraphError error, string words) =>
        error.Message?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
