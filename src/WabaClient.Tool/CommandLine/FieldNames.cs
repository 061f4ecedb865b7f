namespace WabaClient.Tool;

/// <summary>Reads a comma-separated list of fields. Commas inside brackets belong to a field.</summary>
internal static class FieldNames
{
    private static readonly AccountField[] KnownAccountFields =
    [
        AccountField.Id,
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
        AccountField.HealthStatus,
        AccountField.IsEnabledForInsights,
        AccountField.IsSharedWithPartners,
        AccountField.MarketingMessagesLiteApiStatus,
        AccountField.MarketingMessagesOnboardingStatus,
        AccountField.MarketingMessagesMaxPriceEnrollStatus,
        AccountField.MarketingMessagesAdAccount,
        AccountField.MessagingLimit,
        AccountField.TemplateAutoArchivalEnabled,
        AccountField.DisableMarketingMessagesOnCloudApi,
        AccountField.LinkedCommerceAccount,
        AccountField.PermittedTasks,
        AccountField.PhoneNumbers(),
    ];

    private static readonly PhoneNumberField[] KnownPhoneNumberFields =
    [
        PhoneNumberField.Id,
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

    public static IEnumerable<string> OfAccounts => KnownAccountFields.Select(known => known.Expression);

    public static IEnumerable<string> OfPhoneNumbers => KnownPhoneNumberFields.Select(known => known.Expression);

    public static IReadOnlyList<AccountField> ReadAccountFields(string? list) =>
        Read(list, OfAccounts, AccountField.Custom);

    public static IReadOnlyList<PhoneNumberField> ReadPhoneNumberFields(string? list) =>
        Read(list, OfPhoneNumbers, PhoneNumberField.Custom);

    /// <summary>Returns the name of the property that Graph returns for a field.</summary>
    public static string PropertyOf(string expression) => expression.Split('.', '{', '(')[0];

    private static IReadOnlyList<T> Read<T>(string? list, IEnumerable<string> known, Func<string, T> custom)
    {
        if (list is null)
            return [];
        string[] names = [.. known];
        return [.. Split(list).Select(ReadOne)];

        T ReadOne(string expression)
        {
            // Graph may support names that this version does not know, but a name that is similar to a known one is a typing error.
            string property = PropertyOf(expression);
            CheckName(property, names);
            foreach (string nested in property == "phone_numbers" ? NestedOf(expression) : [])
                CheckName(PropertyOf(nested), OfPhoneNumbers);
            try
            {
                return custom(expression);
            }
            catch (ArgumentException)
            {
                throw new UsageException("--fields must be a list of Graph's names, separated by commas: name,country,phone_numbers{id}.");
            }
        }
    }

    private static void CheckName(string name, IEnumerable<string> known)
    {
        if (!known.Contains(name) && NearestName.Find(name, known) is { } nearest)
            throw new UsageException($"--fields has a field that Graph does not know. Did you mean '{nearest}'?");
    }

    private static IEnumerable<string> NestedOf(string expression) =>
        expression.IndexOf('{', StringComparison.Ordinal) is var start and >= 0 && expression.EndsWith('}')
            ? Split(expression[(start + 1)..^1])
            : [];

    private static IEnumerable<string> Split(string list)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.Length; i++)
        {
            depth += list[i] switch
            {
                '{' or '(' => 1,
                '}' or ')' => -1,
                _ => 0,
            };
            if (list[i] == ',' && depth == 0)
            {
                yield return list[start..i].Trim();
                start = i + 1;
            }
        }

        yield return list[start..].Trim();
    }
}
