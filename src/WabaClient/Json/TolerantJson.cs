using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace WabaClient;

/// <summary>Reads single JSON values the way Graph needs it.</summary>
/// <remarks>
/// A <c>Try</c> method takes JSON null for an absent value (true, null), and refuses any kind of value that it cannot
/// use (false, null) with the reader still on the value's first token. It throws only for malformed JSON.
/// </remarks>
internal static class TolerantJson
{
    private const int MaxTimeLength = 256;

    /// <summary>Moves to the next property name; false at the end of the object.</summary>
    public static bool ReadProperty(ref Utf8JsonReader reader)
    {
        Advance(ref reader);
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Moves to the next element; false at the end of the array.</summary>
    public static bool ReadElement(ref Utf8JsonReader reader)
    {
        Advance(ref reader);
        return reader.TokenType != JsonTokenType.EndArray;
    }

    public static void Advance(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            throw new JsonException("The JSON ends too early.");
    }

    /// <summary>Passes over a nested value that is not kept.</summary>
    public static void Skip(ref Utf8JsonReader reader)
    {
        if (!reader.TrySkip())
            throw new JsonException("The JSON ends too early.");
    }

    public static string GetString(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw InvalidText(exception);
        }
    }

    /// <summary>Copies the value, and checks its texts now rather than whenever somebody compares or writes it.</summary>
    public static JsonElement GetElement(ref Utf8JsonReader reader)
    {
        JsonElement element = JsonElement.ParseValue(ref reader);
        Utf8JsonReader check = new(JsonMarshal.GetRawUtf8Value(element), reader.CurrentState.Options);
        while (check.Read())
        {
            if (check.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
                continue;
            if (check.ValueIsEscaped)
                GetString(ref check);
            else if (!Utf8.IsValid(check.ValueSpan))
                throw InvalidText(null);
        }

        return element;
    }

    public static bool TryString(ref Utf8JsonReader reader, out string? value) => TryString(ref reader, null, out value);

    /// <summary>Reads a string, and takes the shared instance where there is one.</summary>
    public static bool TryString(ref Utf8JsonReader reader, SharedStrings? shared, out string? value)
    {
        value = reader.TokenType == JsonTokenType.String ? shared?.Find(in reader) ?? GetString(ref reader) : null;
        return value is not null || reader.TokenType == JsonTokenType.Null;
    }

    /// <summary>Reads an id, or another text that may come as a number, digit by digit.</summary>
    public static bool TryText(ref Utf8JsonReader reader, SharedStrings? shared, out string? value)
    {
        if (reader.TokenType != JsonTokenType.Number)
            return TryString(ref reader, shared, out value);

        value = shared?.Find(in reader) ?? Encoding.UTF8.GetString(reader.ValueSpan);
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

    public static bool TryInt32(ref Utf8JsonReader reader, out int? value)
    {
        value = reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt32(out int number) => number,
            JsonTokenType.String when int.TryParse(reader.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => number,
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
            JsonTokenType.Number => reader.TryGetDecimal(out decimal seconds)
                && seconds is > long.MinValue and < long.MaxValue
                && decimal.IsInteger(seconds)
                && UnixTime.TryFromSeconds((long)seconds, out value),
            JsonTokenType.String => reader.ValueSpan.Length <= MaxTimeLength && TryTimeText(ref reader, out value),
            _ => false,
        };
    }

    /// <summary>Reads an array of nothing but strings.</summary>
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

    /// <summary>Reads the objects in an array; elements of another kind are passed over.</summary>
    public static bool TryObjects<T>(ref Utf8JsonReader reader, ObjectReader<T> readObject, out IReadOnlyList<T>? value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartArray)
            return reader.TokenType == JsonTokenType.Null;

        List<T> items = [];
        while (ReadElement(ref reader))
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                items.Add(readObject(ref reader));
            else
                Skip(ref reader);
        }

        value = items.ToArray();
        return true;
    }

    private static bool TryTimeText(ref Utf8JsonReader reader, out DateTimeOffset? value)
    {
        Span<char> text = stackalloc char[MaxTimeLength];
        try
        {
            return UnixTime.TryParse(text[..reader.CopyString(text)], out value);
        }
        catch (InvalidOperationException exception)
        {
            throw InvalidText(exception);
        }
    }

    private static JsonException InvalidText(Exception? innerException) =>
        new("The JSON holds a text that is not valid Unicode.", innerException);
}
