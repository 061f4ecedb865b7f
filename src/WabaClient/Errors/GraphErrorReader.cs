using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WabaClient;

/// <summary>
/// Reads Graph's error envelope in every recorded shape: without type, code or trace id; the code as a string or at the
/// start of the message; <c>error_data</c> as a string that holds an object; the top-level form
/// <c>{"error":"…","code":200}</c>; and the old forms <c>error_code</c> with <c>error_msg</c>, and <c>error_message</c>.
/// </summary>
internal static class GraphErrorReader
{
    // An error is as deep as its sender made it; the size of the body is limited elsewhere.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

    /// <summary>Reads a whole body.</summary>
    /// <returns>Null if the body holds no error of Graph's.</returns>
    public static GraphError? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader reader = new(body, Options);
            return ReadRoot(ref reader);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Incomplete JSON: not an envelope.
            return null;
        }
    }

    private static GraphError? ReadRoot(ref Utf8JsonReader reader)
    {
        Fields? envelope = null;
        Fields flat = default;
        string? flatMessage = null;

        // Only an object has properties.
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

        // Anything after the object throws here.
        reader.Read();
        if (envelope is { } fields)
            return fields.IsEmpty ? null : fields.ToError();
        if (flatMessage is not null)
        {
            flat.Message = flatMessage;
            return flat.CodeOrCodeInMessage is null ? null : flat.ToError();
        }

        return flat.IsOldEnvelope ? flat.ToError() : null;
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
        else if (reader.ValueTextEquals("error_code"u8))
            fields.SetOldCode(ReadInteger(ref reader));
        else if (reader.ValueTextEquals("error_msg"u8) || reader.ValueTextEquals("error_message"u8))
            fields.SetOldMessage(ReadText(ref reader));
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

    // A text that is cut within a character is no reason to lose the code.
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

    // Graph writes 190, "190" and 190.0.
    private static int? ReadInteger(ref Utf8JsonReader reader) =>
        double.TryParse(ReadText(ref reader), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && number is >= int.MinValue and <= int.MaxValue
        && number == Math.Truncate(number)
            ? (int)number
            : null;

    private static bool? ReadTruth(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.String:
                return IsTrue(GetString(ref reader));
            case JsonTokenType.Number:
                return IsTrue(Encoding.UTF8.GetString(reader.ValueSpan));
            default:
                reader.Skip();
                return null;
        }
    }

    private static bool? IsTrue(string? text) => text?.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };

    private struct Fields
    {
        public int? Code;
        public int? Subcode;
        public string? Message;
        public string? Type;
        public bool? IsTransient;
        public string? UserTitle;
        public string? UserMessage;
        public string? Details;
        public string? FbTraceId;

        public bool IsOldEnvelope { get; private set; }

        public readonly bool IsEmpty => Code is null && Message is null && Type is null && FbTraceId is null;

        public readonly int? CodeOrCodeInMessage => Code ?? CodeIn(Message);

        public void SetOldCode(int? code)
        {
            Code ??= code;
            IsOldEnvelope |= code is not null;
        }

        public void SetOldMessage(string? message)
        {
            Message ??= message;
            IsOldEnvelope |= message is not null;
        }

        public readonly GraphError ToError() => new()
        {
            Code = CodeOrCodeInMessage,
            Subcode = Subcode,
            Message = Message,
            Type = Type,
            IsTransient = IsTransient,
            UserTitle = UserTitle,
            UserMessage = UserMessage,
            Details = Details,
            FbTraceId = FbTraceId,
        };

        // "(#200) Permissions error"
        private static int? CodeIn(ReadOnlySpan<char> message)
        {
            message = message.TrimStart();
            int end = message.IndexOf(')');
            return message.StartsWith("(#") && end > 2 && int.TryParse(message[2..end], NumberStyles.None, CultureInfo.InvariantCulture, out int code)
                ? code
                : null;
        }
    }
}
