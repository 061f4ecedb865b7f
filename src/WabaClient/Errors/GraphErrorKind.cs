namespace WabaClient;

/// <summary>What a caller does about an error. Each kind has an exception type.</summary>
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
