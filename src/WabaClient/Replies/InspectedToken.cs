using System.Text.Json;

namespace WabaClient;

/// <summary>The information that <c>debug_token</c> returns about a token.</summary>
/// <remarks>
/// Sources: Meta, "Managing WhatsApp Business Accounts" and "Permissions", whose samples use a time of 0 for never;
/// recorded replies.
/// </remarks>
internal sealed record InspectedToken
{
    private static readonly SharedStrings Names = new(
    [
        "data", "app_id", "application", "type", "is_valid", "expires_at", "data_access_expires_at", "scopes", "granular_scopes",
        "error", "code", "subcode",
    ]);

    public string? AppId { get; init; }

    public string? AppName { get; init; }

    /// <summary>Gets the kind of token, such as USER or SYSTEM_USER. Graph can add values.</summary>
    public string? Type { get; init; }

    public bool? IsValid { get; init; }

    /// <summary>Gets when the token expires; null for never, or if Graph did not send it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets when the consent of the person expires, after which no data can be read; null for never.</summary>
    public DateTimeOffset? DataAccessExpiresAt { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Gets the permissions with the objects that they are limited to.</summary>
    public IReadOnlyList<GranularScope> GranularScopes { get; init; } = [];

    /// <summary>Gets the code of the error that a call with the token would return.</summary>
    public int? ErrorCode { get; init; }

    public int? ErrorSubcode { get; init; }

    public static InspectedToken? Read(ref Utf8JsonReader reader)
    {
        InspectedToken? token = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            if (property == "data" && reader.TokenType == JsonTokenType.StartObject)
                token = ReadData(ref reader);
            else
                TolerantJson.Skip(ref reader);
        }

        return token;
    }

    private static InspectedToken ReadData(ref Utf8JsonReader reader)
    {
        string? appId = null, appName = null, type = null;
        bool? isValid = null;
        DateTimeOffset? expiresAt = null, dataAccessExpiresAt = null;
        IReadOnlyList<string>? scopes = null;
        IReadOnlyList<GranularScope>? granular = null;
        int? code = null, subcode = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            bool isUnderstood = property switch
            {
                "app_id" => TolerantJson.TryText(ref reader, null, out appId),
                "application" => TolerantJson.TryString(ref reader, out appName),
                "type" => TolerantJson.TryString(ref reader, out type),
                "is_valid" => TolerantJson.TryBoolean(ref reader, out isValid),
                "expires_at" => TolerantJson.TryTime(ref reader, out expiresAt),
                "data_access_expires_at" => TolerantJson.TryTime(ref reader, out dataAccessExpiresAt),
                "scopes" => TolerantJson.TryStrings(ref reader, null, out scopes),
                "granular_scopes" => TolerantJson.TryObjects(ref reader, GranularScope.Read, out granular),
                "error" => TryReadError(ref reader, out code, out subcode),
                _ => false,
            };
            if (!isUnderstood)
                TolerantJson.Skip(ref reader);
        }

        return new()
        {
            AppId = GraphId.IsValid(appId) ? appId : null,
            AppName = appName,
            Type = type,
            IsValid = isValid,
            ExpiresAt = NeverAsNull(expiresAt),
            DataAccessExpiresAt = NeverAsNull(dataAccessExpiresAt),
            Scopes = scopes ?? [],
            GranularScopes = granular ?? [],
            ErrorCode = code,
            ErrorSubcode = subcode,
        };
    }

    // The key is "subcode" here, not "error_subcode".
    private static bool TryReadError(ref Utf8JsonReader reader, out int? code, out int? subcode)
    {
        code = subcode = null;
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            bool isUnderstood = property switch
            {
                "code" => TolerantJson.TryInt32(ref reader, out code),
                "subcode" => TolerantJson.TryInt32(ref reader, out subcode),
                _ => false,
            };
            if (!isUnderstood)
                TolerantJson.Skip(ref reader);
        }

        return true;
    }

    private static DateTimeOffset? NeverAsNull(DateTimeOffset? time) => time > DateTimeOffset.UnixEpoch ? time : null;
}
