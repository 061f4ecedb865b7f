using WabaClient;

namespace MultiTenant;

/// <summary>What came of a tenant.</summary>
/// <param name="Business">The tenant.</param>
/// <param name="Accounts">How many accounts were seen.</param>
/// <param name="Failure">What stopped the listing; null if it is complete.</param>
internal sealed record TenantResult(BusinessId Business, int Accounts, WabaClientException? Failure)
{
    public bool IsComplete => Failure is null;

    public string Reason => Failure switch
    {
        null => "complete",
        InvalidAccessTokenException e => $"token refused ({e.Reason})",
        RateLimitedException { RetryAfter: { } wait } => $"throttled for {wait:hh\\:mm\\:ss}",
        PermissionDeniedException => "permission missing",
        _ => Failure.Message,
    };
}
