using System.Globalization;

namespace WabaClient.Testing;

/// <summary>The headers that tell how much of a rate limit is used up.</summary>
internal static class UsageHeaderText
{
    public const string BusinessName = "x-business-use-case-usage";
    public const string AppName = "x-app-usage";

    /// <summary>The value for an object: whole per cent, and the time to regain access in minutes, rounded up.</summary>
    public static string Business(string objectId, int percent, TimeSpan regainAccess) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"{{objectId}}":[{"type":"whatsapp_business_management","call_count":{{percent}},"total_cputime":{{Share(percent)}},"total_time":{{Share(percent)}},"estimated_time_to_regain_access":{{Math.Ceiling(regainAccess.TotalMinutes)}}}]}""");

    public static string App(int percent) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"call_count":{{percent}},"total_cputime":{{Share(percent)}},"total_time":{{Share(percent)}}}""");

    // The fake has no processor time to measure; a quarter is about what Meta's samples show.
    private static int Share(int percent) => percent / 4;
}
