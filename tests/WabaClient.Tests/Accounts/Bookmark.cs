namespace WabaClient.Tests.Accounts;

/// <summary>A user's own type with ids and open values in it.</summary>
internal sealed record Bookmark(
    BusinessId Business,
    WabaId? Account,
    AccountReviewStatus? Review,
    BusinessVerificationStatus Verification,
    OwnershipType Ownership,
    AccountStatus Status,
    MessagingLimit? Limit,
    WhatsAppBusinessAccount? Copy);
