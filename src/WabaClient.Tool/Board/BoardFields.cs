namespace WabaClient.Tool;

/// <summary>What the board asks for of every account.</summary>
internal static class BoardFields
{
    private const int NumbersPerAccount = 50;

    /// <summary>Gets the fields, with the phone numbers nested: no further calls, however many accounts there are.</summary>
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
