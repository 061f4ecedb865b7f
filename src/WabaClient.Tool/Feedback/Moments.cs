using System.Globalization;

namespace WabaClient.Tool;

/// <summary>Formats times.</summary>
internal static class Moments
{
    public static string Write(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string WriteTimeOfDay(DateTimeOffset time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
