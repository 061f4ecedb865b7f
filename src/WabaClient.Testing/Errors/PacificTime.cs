using System.Globalization;

namespace WabaClient.Testing;

/// <summary>Formats times as Graph writes them in messages: in Pacific time, as PST or PDT.</summary>
internal static class PacificTime
{
    private static readonly TimeSpan Standard = TimeSpan.FromHours(-8);
    private static readonly TimeSpan Daylight = TimeSpan.FromHours(-7);

    public static string Format(DateTimeOffset time)
    {
        bool isDaylight = time >= DaylightBegins(time.UtcDateTime.Year) && time < DaylightEnds(time.UtcDateTime.Year);
        string zone = isDaylight ? "PDT" : "PST";
        return time.ToOffset(isDaylight ? Daylight : Standard).ToString(
            "dddd, dd-MMM-yy HH:mm:ss ",
            CultureInfo.InvariantCulture) + zone;
    }

    // The rules since 2007 (from the second Sunday in March to the first Sunday in November, at 2 o'clock) do not come from the
    // system, whose time zones may be missing.
    private static DateTimeOffset DaylightBegins(int year) =>
        new(FirstSunday(year, 3).AddDays(7).AddHours(2), Standard);

    private static DateTimeOffset DaylightEnds(int year) => new(FirstSunday(year, 11).AddHours(2), Daylight);

    private static DateTime FirstSunday(int year, int month)
    {
        DateTime first = new(year, month, 1);
        return first.AddDays((7 - (int)first.DayOfWeek) % 7);
    }
}
