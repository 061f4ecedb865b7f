using System.Text;
using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>Reads JSON whose strings have double quotes or, as in Meta's own samples, single quotes.</summary>
internal static class LooseJson
{
    /// <summary>Reads a text.</summary>
    /// <returns>The document, or null if the text is not JSON.</returns>
    public static JsonDocument? Parse(string text)
    {
        try
        {
            string strict = text.Contains('\'', StringComparison.Ordinal) ? ToStrict(text) : text;
            RequireWholeCharacters(strict);
            return JsonDocument.Parse(strict);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads an array of strings.</summary>
    /// <returns>The strings, or null if the text is anything else.</returns>
    public static IReadOnlyList<string>? ParseStrings(string text)
    {
        using JsonDocument? document = Parse(text);
        return document is { RootElement: { ValueKind: JsonValueKind.Array } array } && array.EnumerateArray().All(
            IsString)
            ? [.. array.EnumerateArray().Select(item => item.GetString()!)]
            : null;

        static bool IsString(JsonElement item) => item.ValueKind == JsonValueKind.String;
    }

    // For .NET, an escaped lone surrogate is valid JSON until it is read. PHP rejects the text.
    private static void RequireWholeCharacters(string text)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(text));
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                reader.GetString();
        }
    }

    private static string ToStrict(string text)
    {
        StringBuilder strict = new(text.Length + 16);
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quote == '\0')
            {
                quote = c is '"' or '\'' ? c : '\0';
                strict.Append(c == '\'' ? '"' : c);
            }
            else if (c == '\\' && i + 1 < text.Length)
            {
                char next = text[++i];
                strict.Append(next == '\'' ? "'" : $"\\{next}");
            }
            else if (c == quote)
            {
                quote = '\0';
                strict.Append('"');
            }
            else
            {
                strict.Append(c == '"' ? "\\\"" : c.ToString());
            }
        }

        return strict.ToString();
    }
}
