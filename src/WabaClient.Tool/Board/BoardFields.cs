namespace WabaClient.Tool;

/// <summary>The fields that the board requests for every account.</summary>
internal static class BoardFields
{
    private const int NumbersPerAccount = 50;

    /// <summary>Gets the fields. The phone numbers are nested, so that they need no further calls.</summary>
    public static IReadOnlyList<AccountField> All { get; } =
    [
        AccountField.Name,
        AccountField.Currency,
        AccountField.TimezoneId,
        AccountField.AccountReviewStatus,
        AccountField.BusinessVerificationStatus,
        AccountField.Country,
        AccountField.CreationTime,
        AccountField.OwnershipType,
        AccountField.Status,
        AccountField.OwnerBusinessInfo,
        AccountField.OnBehalfOfBusinessInfo,
        AccountField.PrimaryBusinessLocation,
        AccountField.PermittedTasks,
        AccountField.PhoneNumbers(
            NumbersPerAccount,
            PhoneNumberField.DisplayPhoneNumber,
            PhoneNumberField.VerifiedName,
            PhoneNumberField.Status,
            PhoneNumberField.QualityRating,
            PhoneNumberField.MessagingLimit,
            PhoneNumberField.NameStatus,
            PhoneNumberField.Throughput,
            PhoneNumberField.CountryCode,
            PhoneNumberField.CodeVerificationStatus,
            PhoneNumberField.AccountMode,
            PhoneNumberField.IsOfficialBusinessAccount),
    ];
}
