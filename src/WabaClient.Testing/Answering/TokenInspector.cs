using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>Answers <c>debug_token</c>.</summary>
internal sealed class TokenInspector(TokenStore tokens, string appId, string appName)
{
    private static readonly TimeSpan DataAccess = TimeSpan.FromDays(90);

    /// <summary>Writes the information about a token.</summary>
    /// <param name="json">The destination.</param>
    /// <param name="caller">The token of the request.</param>
    /// <param name="input">The token to inspect.</param>
    /// <returns>The error with which Graph would reject the call, or null.</returns>
    public FakeError? Write(Utf8JsonWriter json, AccessToken caller, string? input)
    {
        if (string.IsNullOrEmpty(input))
            return FakeErrors.InvalidParameter("(#100) The parameter input_token is required");
        if (!caller.CanInspectTokens)
            return FakeErrors.InspectionRefused;

        AccessToken? token = tokens.Find(input, out FakeError? error);
        json.WriteStartObject();
        json.WriteStartObject("data");
        if (token is not null)
            WriteHead(json, token);
        json.WriteBoolean("is_valid", error is null);
        if (error is null)
            WriteScopes(json, token!);
        else
            WriteError(json, error);
        json.WriteEndObject();
        json.WriteEndObject();
        return null;
    }

    private void WriteHead(Utf8JsonWriter json, AccessToken token)
    {
        json.WriteString("app_id", appId);
        json.WriteString("type", token.Kind);
        json.WriteString("application", appName);

        // Zero means never. The consent of a person ends after 90 days, that of a system user does not.
        bool isPerson = !token.IsSystemUser && token.Kind != AccessToken.AppKind && token.IssuedAt != default;
        json.WriteNumber("data_access_expires_at", isPerson ? (token.IssuedAt + DataAccess).ToUnixTimeSeconds() : 0);
        json.WriteNumber("expires_at", token.ExpiresAt?.ToUnixTimeSeconds() ?? 0);
    }

    private static void WriteScopes(Utf8JsonWriter json, AccessToken token)
    {
        if (token.IssuedAt != default)
            json.WriteNumber("issued_at", token.IssuedAt.ToUnixTimeSeconds());
        json.WriteStartArray("scopes");
        foreach (string scope in token.Scopes)
            json.WriteStringValue(scope);
        json.WriteEndArray();
        json.WriteStartArray("granular_scopes");
        foreach (string scope in token.Scopes.Where(scope => scope != "public_profile").Union(token.Targets.Keys))
        {
            json.WriteStartObject();
            json.WriteString("scope", scope);
            if (token.Targets.TryGetValue(scope, out IReadOnlyList<string>? targets))
                WriteTargets(json, targets);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("user_id", token.UserId);
    }

    private static void WriteTargets(Utf8JsonWriter json, IReadOnlyList<string> targets)
    {
        json.WriteStartArray("target_ids");
        foreach (string target in targets)
            json.WriteStringValue(target);
        json.WriteEndArray();
    }

    private static void WriteError(Utf8JsonWriter json, FakeError error)
    {
        json.WriteStartArray("scopes");
        json.WriteEndArray();
        json.WriteStartObject("error");
        json.WriteNumber("code", error.Code);
        json.WriteString("message", error.Message);
        if (error.Subcode is { } subcode)
            json.WriteNumber("subcode", subcode);
        json.WriteEndObject();
    }
}
