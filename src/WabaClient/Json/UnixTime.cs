using System.Globalization;

namespace WabaClient;

/// <summary>
/// Reads and writes Graph's times: whole seconds since 1970, or ISO 8601 with an offset such as <c>+0000</c>.
/// </summary>
internal static class UnixTime
{
    private static readonly string[] IsoFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd",
    ];

    private static readonly long MinSeconds = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long MaxSeconds = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The stored form of a missing time.</summary>
    public const long NoTime = long.MinValue;

    public static DateTimeOffset? FromStored(long? seconds) =>
        seconds is null or NoTime ? null : DateTimeOffset.FromUnixTimeSeconds(seconds.GetValueOrDefault());

    public static long ToStored(DateTimeOffset? time) => time?.ToUnixTimeSeconds() ?? NoTime;

    /// <summary>Returns the time in whole seconds with offset zero.</summary>
    public static DateTimeOffset? Truncate(DateTimeOffset? time) =>
        time is { } value ? DateTimeOffset.FromUnixTimeSeconds(value.ToUnixTimeSeconds()) : null;

    public static bool TryFromSeconds(long seconds, out DateTimeOffset? time)
    {
        bool inRange = seconds >= MinSeconds && seconds <= MaxSeconds;
        time = inRange ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        return inRange;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset? time)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds))
            return TryFromSeconds(seconds, out time);

        bool isIso = DateTimeOffset.TryParseExact(
            text,
            IsoFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset parsed);
        time = isIso ? Truncate(parsed) : null;
        return isIso;
    }
}
