namespace WabaClient;

/// <summary>The fields that are requested if the options specify none.</summary>
internal static class DefaultFields
{
    /// <summary>
    /// Gets the fields of an account that have a member, except those that change often or need further permissions.
    /// </summary>
    public static IReadOnlyList<AccountField> Accounts { get; } =
    [
        AccountField.Name,
        AccountField.Currency,
        AccountField.TimezoneId,
        AccountField.MessageTemplateNamespace,
        AccountField.AccountReviewStatus,
        AccountField.BusinessVerificationStatus,
        AccountField.Country,
        AccountField.CreationTime,
        AccountField.OwnershipType,
        AccountField.Status,
        AccountField.OwnerBusinessInfo,
        AccountField.OwnerBusiness,
        AccountField.OnBehalfOfBusinessInfo,
        AccountField.PrimaryFundingId,
        AccountField.PurchaseOrderNumber,
        AccountField.PrimaryBusinessLocation,
        AccountField.AuthInternationalRateEligibility,
        AccountField.IsEnabledForInsights,
        AccountField.IsSharedWithPartners,
        AccountField.MarketingMessagesAdAccount,
        AccountField.TemplateAutoArchivalEnabled,
        AccountField.DisableMarketingMessagesOnCloudApi,
        AccountField.LinkedCommerceAccount,
        AccountField.PermittedTasks,
    ];

    public static IReadOnlyList<PhoneNumberField> PhoneNumbers { get; } =
    [
        PhoneNumberField.DisplayPhoneNumber,
        PhoneNumberField.VerifiedName,
        PhoneNumberField.Status,
        PhoneNumberField.QualityRating,
        PhoneNumberField.CountryCode,
        PhoneNumberField.CountryDialCode,
        PhoneNumberField.CodeVerificationStatus,
        PhoneNumberField.AccountMode,
        PhoneNumberField.MessagingLimit,
        PhoneNumberField.IsOfficialBusinessAccount,
        PhoneNumberField.PlatformType,
        PhoneNumberField.NameStatus,
        PhoneNumberField.Throughput,
        PhoneNumberField.LastOnboardedTime,
        PhoneNumberField.IsOnBizApp,
        PhoneNumberField.NewDisplayName,
        PhoneNumberField.NewNameStatus,
        PhoneNumberField.Username,
        PhoneNumberField.HealthStatus,
    ];
}
