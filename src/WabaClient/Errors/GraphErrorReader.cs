using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WabaClient;

/// <summary>
/// Reads Graph's error envelope in every recorded shape: without type, code or trace id; the code as a string or at the
/// start of the message; <c>error_data</c> as a string that holds an object; the top-level form
/// <c>{"error":"…","code":200}</c>; and the old forms <c>error_code</c> with <c>error_msg</c>, and
/// <c>error_message</c>.
/// </summary>
internal static class GraphErrorReader
{
    private static readonly SharedStrings Names = new(
    [
        "error",
        "code",
        "error_code",
        "error_msg",
        "error_message",
        "error_subcode",
        "message",
        "type",
        "is_transient",
        "error_user_title",
        "error_user_msg",
        "fbtrace_id",
        "error_data",
        "details",
    ]);

    /// <summary>Reads a whole body.</summary>
    /// <returns>Null if the body does not contain an error of Graph.</returns>
    public static GraphError? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader reader = new(body, TolerantJson.ReplyOptions);
            return ReadRoot(ref reader);
        }
        catch (JsonException)
        {
            // Incomplete JSON: not an envelope.
            return null;
        }
    }

    private static GraphError? ReadRoot(ref Utf8JsonReader reader)
    {
        ErrorFields? envelope = null;
        ErrorFields flat = default;
        string? flatMessage = null;

        TolerantJson.Advance(ref reader);
        if (reader.TokenType != JsonTokenType.StartObject)
            return null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            switch (property)
            {
                case "error" when reader.TokenType == JsonTokenType.StartObject:
                    envelope = ReadEnvelope(ref reader);
                    break;
                case "error":
                    flatMessage = ReadString(ref reader);
                    break;
                default:
                    ReadField(ref reader, property, ref flat);
                    break;
            }
        }

        // Throws if anything follows the object.
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

    private static ErrorFields ReadEnvelope(ref Utf8JsonReader reader)
    {
        ErrorFields fields = default;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
            ReadField(ref reader, property, ref fields);
        return fields;
    }

    private static void ReadField(ref Utf8JsonReader reader, string property, ref ErrorFields fields)
    {
        switch (property)
        {
            case "code":
                fields.Code = ReadInteger(ref reader);
                break;
            case "error_code":
                fields.SetOldCode(ReadInteger(ref reader));
                break;
            case "error_msg" or "error_message":
                fields.SetOldMessage(ReadText(ref reader));
                break;
            case "error_subcode":
                fields.Subcode = ReadInteger(ref reader);
                break;
            case "message":
                fields.Message = ReadText(ref reader);
                break;
            case "type":
                fields.Type = ReadText(ref reader);
                break;
            case "is_transient":
                fields.IsTransient = ReadTruth(ref reader);
                break;
            case "error_user_title":
                fields.UserTitle = ReadText(ref reader);
                break;
            case "error_user_msg":
                fields.UserMessage = ReadText(ref reader);
                break;
            case "fbtrace_id":
                fields.FbTraceId = ReadText(ref reader);
                break;
            case "error_data":
                fields.Details = ReadErrorData(ref reader);
                break;
            default:
                TolerantJson.Skip(ref reader);
                break;
        }
    }

    private static string? ReadErrorData(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            return ReadDetails(ref reader);
        string? text = ReadString(ref reader);
        return text.AsSpan().TrimStart().StartsWith("{") ? DetailsWithin(text!) : text;
    }

    private static string? DetailsWithin(string json)
    {
        try
        {
            Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json), TolerantJson.ReplyOptions);
            TolerantJson.Advance(ref reader);
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
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            if (property == "details")
                details = ReadText(ref reader);
            else
                TolerantJson.Skip(ref reader);
        }

        return details;
    }

    private static string? ReadString(ref Utf8JsonReader reader)
    {
        if (!TolerantJson.TryString(ref reader, out string? text))
            TolerantJson.Skip(ref reader);
        return text;
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        if (!TolerantJson.TryText(ref reader, null, out string? text))
            TolerantJson.Skip(ref reader);
        return text;
    }

    private static int? ReadInteger(ref Utf8JsonReader reader)
    {
        if (!TolerantJson.TryInt32(ref reader, out int? number))
            TolerantJson.Skip(ref reader);
        return number;
    }

    private static bool? ReadTruth(ref Utf8JsonReader reader) =>
        TolerantJson.TryBoolean(ref reader, out bool? truth) ? truth : IsTrue(ReadText(ref reader));

    private static bool? IsTrue(string? text) => text?.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };

    private struct ErrorFields
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
            bool isPresent = message.StartsWith("(#") && end > 2;
            return isPresent && int.TryParse(message[2..end], NumberStyles.None, CultureInfo.InvariantCulture, out int code)
                ? code
                : null;
        }
    }
}
