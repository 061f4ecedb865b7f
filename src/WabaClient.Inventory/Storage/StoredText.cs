using System.Globalization;
using System.Text;

namespace WabaClient;

/// <summary>Writes values as texts that every store supports.</summary>
internal static class StoredText
{
    /// <summary>Writes a time in such a way that the order of the texts is the order of the times.</summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset ReadTime(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Replaces characters that PostgreSQL rejects in a text: U+0000 and lone surrogates.</summary>
    public static string Clean(string text) => IsClean(text)
        ? text
        : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');

    public static bool IsClean(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i)))
                return false;
            if (char.IsSurrogate(text[i]))
                i++;
        }

        return true;
    }
}
