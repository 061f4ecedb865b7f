using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WabaClient;

/// <summary>
/// Reads Graph's error envelope, whatever its shape: without type or trace id, the code as a string, <c>error_data</c>
/// as a string that holds an object, unknown keys, and the one top-level form <c>{"error":"…","code":200}</c>.
/// </summary>
internal static class GraphErrorReader
{
    /// <summary>Reads a whole body.</summary>
    /// <returns>Null if the body holds no error with a code.</returns>
    public static GraphError? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader reader = new(body);
            return ReadRoot(ref reader);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON to its end, or with text that is no text: not an envelope.
            return null;
        }
    }

    private static GraphError? ReadRoot(ref Utf8JsonReader reader)
    {
        Fields? envelope = null;
        Fields flat = default;
        string? flatMessage = null;

        // What is no object has no properties, and so no error.
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isError = reader.ValueTextEquals("error"u8);
            if (!isError)
            {
                ReadField(ref reader, ref flat);
                continue;
            }

            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
                envelope = ReadEnvelope(ref reader);
            else if (reader.TokenType == JsonTokenType.String)
                flatMessage = GetString(ref reader);
            else
                reader.Skip();
        }

        // Anything behind the object throws here.
        reader.Read();
        if (flatMessage is not null && envelope is null)
        {
            flat.Message = flatMessage;
            envelope = flat;
        }

        return envelope is { Code: { } code } fields ? fields.ToError(code) : null;
    }

    private static Fields ReadEnvelope(ref Utf8JsonReader reader)
    {
        Fields fields = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            ReadField(ref reader, ref fields);
        return fields;
    }

    private static void ReadField(ref Utf8JsonReader reader, ref Fields fields)
    {
        if (reader.ValueTextEquals("code"u8))
            fields.Code = ReadInteger(ref reader);
        else if (reader.ValueTextEquals("error_subcode"u8))
            fields.Subcode = ReadInteger(ref reader);
        else if (reader.ValueTextEquals("message"u8))
            fields.Message = ReadText(ref reader);
        else if (reader.ValueTextEquals("type"u8))
            fields.Type = ReadText(ref reader);
        else if (reader.ValueTextEquals("is_transient"u8))
            fields.IsTransient = ReadTruth(ref reader);
        else if (reader.ValueTextEquals("error_user_title"u8))
            fields.UserTitle = ReadText(ref reader);
        else if (reader.ValueTextEquals("error_user_msg"u8))
            fields.UserMessage = ReadText(ref reader);
        else if (reader.ValueTextEquals("fbtrace_id"u8))
            fields.FbTraceId = ReadText(ref reader);
        else if (reader.ValueTextEquals("error_data"u8))
            fields.Details = ReadErrorData(ref reader);
        else
            reader.Skip();
    }

    private static string? ReadErrorData(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
            return ReadDetails(ref reader);
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        string? text = GetString(ref reader);
        return text.AsSpan().TrimStart().StartsWith("{") ? DetailsWithin(text!) : text;
    }

    private static string? DetailsWithin(string json)
    {
        try
        {
            Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json));
            reader.Read();
            return ReadDetails(ref reader);
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static string? ReadDetails(ref Utf8JsonReader reader)
    {
        string? details = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("details"u8))
                details = ReadText(ref reader);
            else
                reader.Skip();
        }

        return details;
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return GetString(ref reader);
        if (reader.TokenType == JsonTokenType.Number)
            return Encoding.UTF8.GetString(reader.ValueSpan);
        reader.Skip();
        return null;
    }

    // A text that is cut inside a character is no reason to lose the code.
    private static string? GetString(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int? ReadInteger(ref Utf8JsonReader reader) =>
        int.TryParse(ReadText(ref reader), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;

    private static bool ReadTruth(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.String:
                return reader.ValueTextEquals("true"u8) || reader.ValueTextEquals("1"u8);
            case JsonTokenType.Number:
                return reader.TryGetInt32(out int number) && number == 1;
            default:
                reader.Skip();
                return false;
        }
    }

    private struct Fields
    {
        public int? Code;
        public int? Subcode;
        public string? Message;
        public string? Type;
        public bool IsTransient;
        public string? UserTitle;
        public string? UserMessage;
        public string? Details;
        public string? FbTraceId;

        public readonly GraphError ToError(int code) => new()
        {
            Code = code,
            Subcode = Subcode,
            Message = Message,
            Type = Type,
            IsTransient = IsTransient,
            UserTitle = UserTitle,
            UserMessage = UserMessage,
            Details = Details,
            FbTraceId = FbTraceId,
        };
    }
}
