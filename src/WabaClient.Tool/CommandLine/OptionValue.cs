using System.CommandLine;
using System.Globalization;

namespace WabaClient.Tool;

/// <summary>Reads the values of options. Throws <see cref="UsageException"/> for invalid values.</summary>
internal static class OptionValue
{
    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    public static string? OneOf(ParseResult result, Option<string?> option, params string[] names)
    {
        if (result.GetValue(option) is not { } value)
            return null;
        return Array.Find(names, name => name == value) ?? throw new UsageException(
            $"{option.Name} must be {string.Join(", ", names[..^1])} or {names[^1]}.{NearestName.Question(value, names)}");
    }

    /// <summary>Reads a time. Without an offset, it is UTC; without a time of day, it is midnight.</summary>
    public static DateTimeOffset? Time(ParseResult result, Option<string?> option)
    {
        if (result.GetValue(option) is not { } value)
            return null;
        bool isTime = DateTimeOffset.TryParseExact(
            value, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time);
        return isTime && time >= DateTimeOffset.UnixEpoch
            ? time
            : throw new UsageException($"{option.Name} must be a date such as 2026-01-31, or a time such as 2026-01-31T12:00Z.");
    }

    public static int? Number(ParseResult result, Option<string?> option, int least, int most)
    {
        if (result.GetValue(option) is not { } value)
            return null;
        bool isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        return isNumber && number >= least && number <= most
            ? number
            : throw new UsageException($"{option.Name} must be a number from {least} to {most}.");
    }

    /// <summary>Reads a duration of at least one second, with a unit.</summary>
    public static TimeSpan? Duration(ParseResult result, Option<string?> option)
    {
        const int MostDays = 30;
        if (result.GetValue(option) is not { } value)
            return null;
        ReadOnlySpan<char> digits = value.AsSpan(0, Math.Max(0, value.Length - 1));
        bool isNumber = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        TimeSpan unit = value.LastOrDefault() switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        return isNumber && number > 0 && unit > TimeSpan.Zero && number <= TimeSpan.FromDays(MostDays) / unit
            ? number * unit
            : throw new UsageException($"{option.Name} must be a duration such as 30s, 15m, 2h or 1d, and at most {MostDays}d.");
    }

    public static string? Cursor(ParseResult result, Option<string?> option)
    {
        const int Longest = 2_048;
        string? value = result.GetValue(option);
        return value is null || (value.Trim().Length > 0 && value.Length <= Longest)
            ? value
            : throw new UsageException($"{option.Name} is not a cursor.");
    }
}
