namespace WabaClient;

/// <summary>From Graph's codes to what they mean here. The code decides; the message only where Graph has one code for two things.</summary>
internal static class GraphErrorTable
{
    public static GraphErrorKind KindOf(GraphError error) => (error.Code, error.Subcode) switch
    {
        (100, 33) or (803, _) => GraphErrorKind.ObjectNotFound,
        (100, _) when Says(error, "appsecret_proof") => GraphErrorKind.InvalidSignature,
        (100 or 2500 or 2642 or 131008 or 131009, _) => GraphErrorKind.InvalidParameter,
        (104, _) => GraphErrorKind.InvalidSignature,
        (0 or 102 or 190, _) => GraphErrorKind.InvalidAccessToken,
        (3 or 10 or (>= 200 and <= 299) or 131005, _) => GraphErrorKind.PermissionDenied,
        (368 or 131031, _) => GraphErrorKind.ActionBlocked,
        (4 or 17 or 32 or 341 or 613 or (>= 80000 and <= 80014), _) => GraphErrorKind.RateLimited,
        _ => GraphErrorKind.Other,
    };

    /// <summary>Codes of no kind of their own that pass by themselves.</summary>
    public static bool IsTransient(int code) => code is 1 or 2 or 131000 or 131016 or 131057;

    /// <summary>Codes of no kind of their own that do not pass, whatever is_transient and the status say.</summary>
    public static bool IsPermanent(int code) => code is 33 or 105 or 506 or 2635 or 1609005;

    /// <summary>Graph's wish for a smaller page, which shares code 1 with its unknown errors.</summary>
    public static bool AsksForLessData(GraphError error) => error.Code == 1 && Says(error, "reduce the amount of data");

    public static InvalidAccessTokenReason ReasonOf(int? subcode) => subcode switch
    {
        458 => InvalidAccessTokenReason.AppNotInstalled,
        459 => InvalidAccessTokenReason.UserCheckpointed,
        460 => InvalidAccessTokenReason.PasswordChanged,
        463 => InvalidAccessTokenReason.Expired,
        464 => InvalidAccessTokenReason.UnconfirmedUser,
        467 => InvalidAccessTokenReason.Invalid,
        492 => InvalidAccessTokenReason.InvalidSession,
        _ => InvalidAccessTokenReason.Unknown,
    };

    private static bool Says(GraphError error, string words) =>
        error.Message?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
