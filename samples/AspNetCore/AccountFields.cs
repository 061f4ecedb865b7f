using System.Collections.Frozen;
using WabaClient;

namespace AspNetCore;

/// <summary>The fields that callers of this API can request.</summary>
internal static class AccountFields
{
    public static FrozenDictionary<string, AccountField> ByName { get; } = new[]
    {
        AccountField.Id,
        AccountField.Name,
        AccountField.Currency,
        AccountField.TimezoneId,
        AccountField.Country,
        AccountField.CreationTime,
        AccountField.OwnershipType,
        AccountField.Status,
        AccountField.AccountReviewStatus,
        AccountField.BusinessVerificationStatus,
        AccountField.HealthStatus,
        AccountField.OwnerBusinessInfo,
    }.ToFrozenDictionary(field => field.Expression, StringComparer.Ordinal);
}
