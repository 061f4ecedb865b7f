using System.Globalization;
using System.Text;

namespace WabaClient.Testing;

/// <summary>Writes the headers that report how much of a rate limit is used.</summary>
internal static class UsageHeaderText
{
    public const string BusinessName = "x-business-use-case-usage";
    public const string AppName = "x-app-usage";

    /// <summary>
    /// Returns the value for an object: whole per cent, and the time to regain access in minutes, rounded up.
    /// </summary>
    public static string Business(string objectId, int percent, TimeSpan regainAccess) => Business(
    [
        new FakeUsage
        {
            ObjectId = objectId,
            CallCount = percent,
            TotalCpuTime = Share(percent),
            TotalTime = Share(percent),
            RegainAccess = regainAccess,
        },
    ]);

    /// <summary>
    /// Returns the value for several entries. Consecutive entries with the same id share an array; an id that occurs
    /// again later becomes a repeated key.
    /// </summary>
    public static string Business(IReadOnlyList<FakeUsage> entries)
    {
        StringBuilder text = new("{");
        for (int i = 0; i < entries.Count; i++)
        {
            FakeUsage entry = entries[i];
            bool isFirst = i == 0 || entries[i - 1].ObjectId != entry.ObjectId;
            if (isFirst)
                text.Append(i == 0 ? "" : "],").Append(CultureInfo.InvariantCulture, $"\"{entry.ObjectId}\":[");
            else
                text.Append(',');
            double minutes = Math.Ceiling(entry.RegainAccess.TotalMinutes);
            text.Append(
                CultureInfo.InvariantCulture,
                $$"""{"type":"{{entry.Type}}",{{Percentages(entry)}},"estimated_time_to_regain_access":{{minutes}}}""");
        }

        return text.Append(entries.Count == 0 ? "}" : "]}").ToString();
    }

    public static string App(int percent) =>
        App(new FakeUsage { CallCount = percent, TotalCpuTime = Share(percent), TotalTime = Share(percent) });

    public static string App(FakeUsage entry) => $"{{{Percentages(entry)}}}";

    private static string Percentages(FakeUsage entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"call_count\":{entry.CallCount},\"total_cputime\":{entry.TotalCpuTime},\"total_time\":{entry.TotalTime}");

    // The fake has no processor time to measure. A quarter is about what Meta's samples show.
    private static int Share(int percent) => percent / 4;
}
