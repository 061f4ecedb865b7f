using System.Globalization;

namespace WabaClient;

/// <summary>Describes what an inspection reports about a token.</summary>
internal static class TokenEvidence
{
    private const int MostTargets = 5;

    public static string? Of(InspectedToken? token) => token is null ? null : EvidenceText.Join(
        token.Type is { } kind ? $"kind {EvidenceText.Clean(kind)}" : null,
        token.AppId is { } app ? $"app {app} {EvidenceText.Quoted(token.AppName)}".TrimEnd() : null,
        token.ExpiresAt is { } end ? $"expires {EvidenceText.Time(end)}" : token.IsValid == true ? "expires never" : null,
        token.DataAccessExpiresAt is { } access ? $"data access until {EvidenceText.Time(access)}" : null,
        CodeOf(token),
        token.Scopes.Count == 0 ? null : $"permissions {string.Join(", ", token.Scopes.Select(EvidenceText.Clean))}",
        TargetsOf(token));

    private static string? CodeOf(InspectedToken token) => token.ErrorCode is { } code
        ? string.Create(CultureInfo.InvariantCulture, $"code {code}/{token.ErrorSubcode}").TrimEnd('/')
        : null;

    // Since June 2026, the targets can be listed under any of the WhatsApp permissions (recorded), so the permission is not significant.
    private static string? TargetsOf(InspectedToken token)
    {
        string[] targets = [.. token.GranularScopes.SelectMany(scope => scope.TargetIds).Select(EvidenceText.Clean).Distinct()];
        return targets.Length == 0 ? null : $"targets {EvidenceText.FirstOf(targets, MostTargets)}";
    }
}
