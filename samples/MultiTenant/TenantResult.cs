using WabaClient;

namespace MultiTenant;

/// <summary>The result of one tenant.</summary>
/// <param name="Business">The business of the tenant.</param>
/// <param name="Accounts">The number of accounts that were listed.</param>
/// <param name="Failure">The exception that stopped the listing; null if it is complete.</param>
internal sealed record TenantResult(BusinessId Business, int Accounts, WabaClientException? Failure)
{
    public bool IsComplete => Failure is null;

    public string Reason => Failure switch
    {
        null => "complete",
        InvalidAccessTokenException e => $"token rejected ({e.Reason})",
        RateLimitedException { RetryAfter: { } wait } => $"throttled for {wait:hh\\:mm\\:ss}",
        PermissionDeniedException => "permission missing",
        _ => Failure.Message,
    };
}
