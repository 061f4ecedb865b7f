using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WabaClient;

/// <summary>Reads single JSON values in all forms in which Graph sends them.</summary>
/// <remarks>
/// The <c>Try</c> methods treat JSON null as an absent value (true, null). For a value of a kind that they cannot read,
/// they return (false, null), and the reader stays on the first token of the value. They throw only if the JSON is
/// malformed.
/// </remarks>
internal static class TolerantJson
{
    private const int MaxTimeLength = 256;

    /// <summary>Gets the options for reading replies, which can be nested to any depth.</summary>
    public static JsonReaderOptions ReplyOptions { get; } = new() { MaxDepth = int.MaxValue };

    /// <summary>
    /// Returns whether the JSON is a reply from Graph, and not JSON that a user reads with <c>System.Text.Json</c>.
    /// </summary>
    public static bool IsReply(ref readonly Utf8JsonReader reader) =>
        reader.CurrentState.Options.MaxDepth == int.MaxValue;

    /// <summary>Moves to the value of the next property.</summary>
    /// <returns>False at the end of the object.</returns>
    public static bool ReadProperty(ref Utf8JsonReader reader, SharedStrings names, out string name)
    {
        Advance(ref reader);
        if (reader.TokenType != JsonTokenType.PropertyName)
        {
            name = "";
            return false;
        }

        name = names.Find(in reader) ?? JsonString.Read(in reader);
        Advance(ref reader);
        return true;
    }

    /// <summary>Moves to the next element.</summary>
    /// <returns>False at the end of the array.</returns>
    public static bool ReadElement(ref Utf8JsonReader reader)
    {
        Advance(ref reader);
        return reader.TokenType != JsonTokenType.EndArray;
    }

    public static void Advance(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            throw new JsonException("the JSON is incomplete");
    }

    /// <summary>Skips a value that is not kept.</summary>
    public static void Skip(ref Utf8JsonReader reader)
    {
        if (!reader.TrySkip())
            throw new JsonException("the JSON is incomplete");
    }

    public static bool TryString(ref Utf8JsonReader reader, out string? value) =>
        TryString(ref reader, null, out value);

    /// <summary>Reads a string. Returns the shared instance if there is one.</summary>
    public static bool TryString(ref Utf8JsonReader reader, SharedStrings? shared, out string? value)
    {
        value = reader.TokenType == JsonTokenType.String ? shared?.Find(in reader) ?? JsonString.Read(in reader) : null;
        return value is not null || reader.TokenType == JsonTokenType.Null;
    }

    /// <summary>
    /// Reads an id, or another text that Graph can send as a number, with all its digits. <c>190.0</c> is read as 190.
    /// </summary>
    public static bool TryText(ref Utf8JsonReader reader, SharedStrings? shared, out string? value)
    {
        if (reader.TokenType != JsonTokenType.Number)
            return TryString(ref reader, shared, out value);

        value = shared?.Find(in reader) ?? JsonString.Read(in reader);
        int point = value.IndexOf('.', StringComparison.Ordinal);
        if (point > 0 && value.AsSpan(point + 1).TrimEnd('0').IsEmpty)
            value = value[..point];
        return true;
    }

    /// <summary>Reads an open value in its canonical spelling.</summary>
    public static bool TryOpenValue(ref Utf8JsonReader reader, SharedStrings known, out string? value)
    {
        if (!TryString(ref reader, known, out value) || value is null)
            return reader.TokenType == JsonTokenType.Null;

        value = string.IsNullOrWhiteSpace(value) ? null : reader.ValueIsEscaped ? known.Find(value) ?? value : value;
        return value is not null;
    }

    public static bool TryBoolean(ref Utf8JsonReader reader, out bool? value)
    {
        value = reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => null,
        };
        return value is not null || reader.TokenType == JsonTokenType.Null;
    }

    /// <summary>Reads an integer from a number or a string. <c>190.0</c> is an integer.</summary>
    public static bool TryInt32(ref Utf8JsonReader reader, out int? value)
    {
        value = reader.TokenType switch
        {
            JsonTokenType.Number or JsonTokenType.String
                when TryInteger(in reader, out long number) && number == (int)number => (int)number,
            _ => null,
        };
        return value is not null || reader.TokenType == JsonTokenType.Null;
    }

    /// <summary>Reads a floating-point number from a number or a string.</summary>
    public static bool TryDouble(ref Utf8JsonReader reader, out double? value)
    {
        value = reader.TokenType switch
        {
            JsonTokenType.Number or JsonTokenType.String
                when double.TryParse(NumberText(in reader), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) =>
                    number,
            _ => null,
        };
        return value is not null || reader.TokenType == JsonTokenType.Null;
    }

    public static bool TryTime(ref Utf8JsonReader reader, out DateTimeOffset? value)
    {
        value = null;
        return reader.TokenType switch
        {
            JsonTokenType.Null => true,
            JsonTokenType.Number => TryInteger(in reader, out long seconds) && UnixTime.TryFromSeconds(seconds, out value),
            JsonTokenType.String => reader.ValueSpan.Length <= MaxTimeLength && TryTimeText(in reader, out value),
            _ => false,
        };
    }

    /// <summary>Reads an array that contains only strings; nulls are skipped.</summary>
    public static bool TryStrings(ref Utf8JsonReader reader, SharedStrings? shared, out IReadOnlyList<string>? value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartArray)
            return reader.TokenType == JsonTokenType.Null;

        Utf8JsonReader start = reader;
        List<string> strings = [];
        while (ReadElement(ref reader))
        {
            if (!TryString(ref reader, shared, out string? item))
            {
                reader = start;
                return false;
            }

            if (item is not null)
                strings.Add(item);
        }

        value = strings.ToArray();
        return true;
    }

    /// <summary>Reads an array that contains only objects that the delegate can read; nulls are skipped.</summary>
    public static bool TryObjects<T>(ref Utf8JsonReader reader, ObjectReader<T> readObject, out IReadOnlyList<T>? value)
        where T : class
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartArray)
            return reader.TokenType == JsonTokenType.Null;

        Utf8JsonReader start = reader;
        List<T> items = [];
        while (ReadElement(ref reader))
        {
            if (reader.TokenType == JsonTokenType.Null)
                continue;
            if (reader.TokenType != JsonTokenType.StartObject || readObject(ref reader) is not { } item)
            {
                reader = start;
                return false;
            }

            items.Add(item);
        }

        value = items.ToArray();
        return true;
    }

    private static bool TryTimeText(ref readonly Utf8JsonReader reader, out DateTimeOffset? value)
    {
        Span<char> text = stackalloc char[MaxTimeLength];
        return UnixTime.TryParse(text[..JsonString.CopyTo(in reader, text)], out value);
    }

    private static bool TryInteger(ref readonly Utf8JsonReader reader, out long value)
    {
        ReadOnlySpan<byte> text = NumberText(in reader);
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
            return true;
        bool isInteger = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            && number is > long.MinValue and < long.MaxValue
            && decimal.IsInteger(number);
        value = isInteger ? (long)number : 0;
        return isInteger;
    }

    private static ReadOnlySpan<byte> NumberText(ref readonly Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(JsonString.Read(in reader)) : reader.ValueSpan;
}
