namespace WabaClient;

/// <summary>Classifies errors by what a caller does about them. Each kind has an exception type.</summary>
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
