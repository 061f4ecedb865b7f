using System.Text;
using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>Writes JSON as Graph does: non-ASCII characters, slashes and per cent signs are escaped.</summary>
internal static class JsonText
{
    public static JsonWriterOptions WriterOptions { get; } = new() { SkipValidation = true };

    /// <summary>Writes an ASCII text without quotes or control characters, such as a URL or a cursor.</summary>
    public static void WriteAscii(Utf8JsonWriter json, string text)
    {
        StringBuilder escaped = new(text.Length + 32);
        escaped.Append('"');
        foreach (char c in text)
        {
            _ = c switch
            {
                '/' => escaped.Append("\\/"),
                '%' => escaped.Append("\\u0025"),
                '@' => escaped.Append("\\u0040"),
                _ => escaped.Append(c),
            };
        }

        json.WriteRawValue(escaped.Append('"').ToString(), skipInputValidation: true);
    }
}
