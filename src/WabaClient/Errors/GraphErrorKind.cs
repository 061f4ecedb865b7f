namespace WabaClient;

/// <summary>What a caller does differently about an error; one exception type each.</summary>
internal enum GraphErrorKind
{
    Other,
    PermissionDenied,
    InvalidAccessToken,
    ActionBlocked,
    InvalidSignature,
    RateLimited,
    InvalidParameter,
    ObjectNotFound,
}
