using System.Text.Json;

namespace WabaClient;

/// <summary>Reads and writes <see cref="WhatsAppBusinessPhoneNumber"/>.</summary>
internal static class PhoneNumberJson
{
    private static readonly SharedStrings Names = new(
    [
        "id",
        "display_phone_number",
        "verified_name",
        "status",
        "quality_rating",
        "country_code",
        "country_dial_code",
        "code_verification_status",
        "account_mode",
        "whatsapp_business_manager_messaging_limit",
        "is_official_business_account",
        "platform_type",
        "name_status",
        "new_display_name",
        "new_name_status",
        "throughput",
        "level",
        "last_onboarded_time",
        "is_on_biz_app",
        "username",
        "max_phone_numbers_per_business",
        "health_status",
    ]);

    public static WhatsAppBusinessPhoneNumber? Read(ref Utf8JsonReader reader)
    {
        string? id = null;
        string? displayPhoneNumber = null;
        string? verifiedName = null;
        string? status = null;
        string? qualityRating = null;
        string? countryCode = null;
        string? countryDialCode = null;
        string? codeVerificationStatus = null;
        string? accountMode = null;
        string? messagingLimit = null;
        bool? isOfficialBusinessAccount = null;
        string? platformType = null;
        string? nameStatus = null;
        string? newDisplayName = null;
        string? newNameStatus = null;
        string? throughputLevel = null;
        DateTimeOffset? lastOnboardedTime = null;
        bool? isOnBizApp = null;
        string? username = null;
        int? maxPhoneNumbersPerBusiness = null;
        AccountHealth? healthStatus = null;
        AdditionalPropertyBag? additional = null;

        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            bool understood = property switch
            {
                "id" => TolerantJson.TryText(ref reader, null, out id),
                "display_phone_number" => TolerantJson.TryString(ref reader, out displayPhoneNumber),
                "verified_name" => TolerantJson.TryString(ref reader, out verifiedName),
                "status" => TolerantJson.TryString(ref reader, Vocabulary.All, out status),
                "quality_rating" => TolerantJson.TryString(ref reader, Vocabulary.All, out qualityRating),
                "country_code" => TolerantJson.TryString(ref reader, Vocabulary.All, out countryCode),
                "country_dial_code" => TolerantJson.TryText(ref reader, Vocabulary.All, out countryDialCode),
                "code_verification_status" => TolerantJson.TryString(
                    ref reader,
                    Vocabulary.All,
                    out codeVerificationStatus),
                "account_mode" => TolerantJson.TryString(ref reader, Vocabulary.All, out accountMode),
                "whatsapp_business_manager_messaging_limit" =>
                    TolerantJson.TryOpenValue(ref reader, MessagingLimit.Known, out messagingLimit),
                "is_official_business_account" => TolerantJson.TryBoolean(ref reader, out isOfficialBusinessAccount),
                "platform_type" => TolerantJson.TryString(ref reader, Vocabulary.All, out platformType),
                "name_status" => TolerantJson.TryString(ref reader, Vocabulary.All, out nameStatus),
                "new_display_name" => TolerantJson.TryString(ref reader, out newDisplayName),
                "new_name_status" => TolerantJson.TryString(ref reader, Vocabulary.All, out newNameStatus),
                "throughput" => TryReadThroughput(ref reader, out throughputLevel),
                "last_onboarded_time" => TolerantJson.TryTime(ref reader, out lastOnboardedTime),
                "is_on_biz_app" => TolerantJson.TryBoolean(ref reader, out isOnBizApp),
                "username" => TolerantJson.TryString(ref reader, out username),
                "max_phone_numbers_per_business" => TolerantJson.TryInt32(ref reader, out maxPhoneNumbersPerBusiness),
                "health_status" => AccountHealthJson.TryRead(ref reader, out healthStatus),
                _ => reader.TokenType == JsonTokenType.Null,
            };
            AdditionalPropertyBag.Settle(ref additional, property, understood, ref reader);
        }

        return string.IsNullOrEmpty(id) ? null : new WhatsAppBusinessPhoneNumber
        {
            Id = id,
            DisplayPhoneNumber = displayPhoneNumber,
            VerifiedName = verifiedName,
            Status = status,
            QualityRating = qualityRating,
            CountryCode = countryCode,
            CountryDialCode = countryDialCode,
            CodeVerificationStatus = codeVerificationStatus,
            AccountMode = accountMode,
            MessagingLimit = MessagingLimit.FromStored(messagingLimit),
            IsOfficialBusinessAccount = isOfficialBusinessAccount,
            PlatformType = platformType,
            NameStatus = nameStatus,
            NewDisplayName = newDisplayName,
            NewNameStatus = newNameStatus,
            ThroughputLevel = throughputLevel,
            LastOnboardedTime = lastOnboardedTime,
            IsOnBizApp = isOnBizApp,
            Username = username,
            MaxPhoneNumbersPerBusiness = maxPhoneNumbersPerBusiness,
            HealthStatus = healthStatus,
            AdditionalProperties = additional!,
        };
    }

    /// <summary>
    /// Reads <c>{"level": …}</c>. An object with other members is rejected, so that it is kept as raw JSON.
    /// </summary>
    private static bool TryReadThroughput(ref Utf8JsonReader reader, out string? level)
    {
        level = null;
        if (reader.TokenType != JsonTokenType.StartObject)
            return reader.TokenType == JsonTokenType.Null;

        Utf8JsonReader start = reader;
        bool isComplete = true;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            if (property == "level" && TolerantJson.TryString(ref reader, Vocabulary.All, out level))
                continue;
            isComplete = false;
            TolerantJson.Skip(ref reader);
        }

        isComplete &= level is not null;
        if (!isComplete)
            reader = start;
        return isComplete;
    }

    /// <summary>
    /// Returns whether the additional properties contain a <c>throughput</c> object with this level, which is then
    /// written instead.
    /// </summary>
    private static bool IsKeptRaw(string? level, IReadOnlyDictionary<string, JsonElement> additional) =>
        additional.TryGetValue("throughput", out JsonElement raw)
        && raw.ValueKind == JsonValueKind.Object
        && raw.TryGetProperty("level", out JsonElement rawLevel)
        && rawLevel.ValueKind == JsonValueKind.String
        && rawLevel.ValueEquals(level);

    public static void Write(Utf8JsonWriter writer, WhatsAppBusinessPhoneNumber value)
    {
        ModelWriter model = new(writer, value.AdditionalProperties);
        model.Write("id", value.Id);
        model.Write("display_phone_number", value.DisplayPhoneNumber);
        model.Write("verified_name", value.VerifiedName);
        model.Write("status", value.Status);
        model.Write("quality_rating", value.QualityRating);
        model.Write("country_code", value.CountryCode);
        model.Write("country_dial_code", value.CountryDialCode);
        model.Write("code_verification_status", value.CodeVerificationStatus);
        model.Write("account_mode", value.AccountMode);
        model.Write("whatsapp_business_manager_messaging_limit", value.MessagingLimit?.Value);
        model.Write("is_official_business_account", value.IsOfficialBusinessAccount);
        model.Write("platform_type", value.PlatformType);
        model.Write("name_status", value.NameStatus);
        model.Write("new_display_name", value.NewDisplayName);
        model.Write("new_name_status", value.NewNameStatus);
        string? level = IsKeptRaw(value.ThroughputLevel, value.AdditionalProperties) ? null : value.ThroughputLevel;
        model.Write("throughput", level, static (writer, level) =>
        {
            ModelWriter throughput = new(writer);
            throughput.Write("level", level);
            throughput.End();
        });
        model.Write("last_onboarded_time", value.LastOnboardedTime);
        model.Write("is_on_biz_app", value.IsOnBizApp);
        model.Write("username", value.Username);
        model.Write("max_phone_numbers_per_business", value.MaxPhoneNumbersPerBusiness);
        model.Write("health_status", value.HealthStatus, AccountHealthJson.Write);
        model.End();
    }
}
