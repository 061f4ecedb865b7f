using System.Globalization;

namespace WabaClient.Tool;

/// <summary>Formats counts with a noun.</summary>
internal static class Plural
{
    public static string Of(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : PluralOf(noun))}");

    private static string PluralOf(string noun) => noun switch
    {
        _ when noun.EndsWith('y') => noun[..^1] + "ies",
        _ when noun.EndsWith('s') => noun + "es",
        _ => noun + "s",
    };
}
