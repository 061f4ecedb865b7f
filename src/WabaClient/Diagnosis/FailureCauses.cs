using System.Net;

namespace WabaClient;

/// <summary>Maps exceptions to causes.</summary>
internal static class FailureCauses
{
    /// <summary>Returns whether Graph refused the call, rather than being unable to answer it.</summary>
    public static bool IsRefusal(this FailureCause cause) => cause >= FailureCause.NoToken;

    /// <summary>Returns whether Graph processed the call beyond its token and proof.</summary>
    public static bool IsBeyondCredentials(this FailureCause cause) => cause is FailureCause.None or FailureCause.NothingToList
        or FailureCause.Permission or FailureCause.UnknownId or FailureCause.OtherKind or FailureCause.Refused;

    public static FailureCause Of(Exception? failure) => failure switch
    {
        null => FailureCause.None,
        RateLimitedException => FailureCause.Throttled,
        ActionBlockedException or PermissionDeniedException { IsAppRestricted: true } => FailureCause.Restricted,
        PermissionDeniedException { Code: 200 } when Says(failure, "valid app ID") => FailureCause.NoToken,
        PermissionDeniedException => FailureCause.Permission,
        InvalidAccessTokenException => FailureCause.Token,
        InvalidSignatureException { Code: 104 } when !Says(failure, "signature") => FailureCause.NoToken,
        InvalidSignatureException => FailureCause.Proof,
        ObjectNotFoundException => FailureCause.UnknownId,
        InvalidParameterException { Code: 2500 } when Says(failure, "access token") => FailureCause.NoToken,
        InvalidParameterException { Code: 2500 } => FailureCause.Address,
        InvalidParameterException when Says(failure, "nonexisting field") => FailureCause.OtherKind,
        GraphApiException { Code: 200008 } => FailureCause.NothingToList,
        GraphApiException { IsTransient: true } or GraphApiException { StatusCode: >= HttpStatusCode.InternalServerError } =>
            FailureCause.Outage,
        GraphApiException => FailureCause.Refused,
        GraphResponseException { StatusCode: >= HttpStatusCode.InternalServerError } => FailureCause.Outage,
        GraphResponseException => FailureCause.NotGraph,
        GraphConnectionException => FailureCause.NoAnswer,
        _ => FailureCause.TokenProvider,
    };

    private static bool Says(Exception failure, string words) =>
        failure.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
