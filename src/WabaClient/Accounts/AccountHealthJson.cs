using System.Text.Json;

namespace WabaClient;

/// <summary>Reads and writes <see cref="AccountHealth"/> with its entities and errors.</summary>
internal static class AccountHealthJson
{
    private static readonly SharedStrings Names = new(
    [
        "can_send_message",
        "entities",
        "entity_type",
        "id",
        "can_receive_call_sip",
        "additional_info",
        "errors",
        "error_code",
        "error_description",
        "possible_solution",
    ]);

    public static bool TryRead(ref Utf8JsonReader reader, out AccountHealth? value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
            return reader.TokenType == JsonTokenType.Null;

        string? canSendMessage = null;
        IReadOnlyList<AccountHealthEntity>? entities = null;
        AdditionalPropertyBag? additional = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            bool understood = property switch
            {
                "can_send_message" => TolerantJson.TryString(ref reader, Vocabulary.All, out canSendMessage),
                "entities" => TolerantJson.TryObjects(ref reader, ReadEntity, out entities),
                _ => reader.TokenType == JsonTokenType.Null,
            };
            AdditionalPropertyBag.Settle(ref additional, property, understood, ref reader);
        }

        value = new AccountHealth { CanSendMessage = canSendMessage, Entities = entities!, AdditionalProperties = additional! };
        return true;
    }

    public static void Write(Utf8JsonWriter writer, AccountHealth value)
    {
        ModelWriter model = new(writer, value.AdditionalProperties);
        model.Write("can_send_message", value.CanSendMessage);
        model.WriteUnlessEmpty("entities", value.Entities, WriteEntity);
        model.End();
    }

    private static AccountHealthEntity ReadEntity(ref Utf8JsonReader reader)
    {
        string? entityType = null;
        string? id = null;
        string? canSendMessage = null;
        string? canReceiveCallSip = null;
        IReadOnlyList<string>? additionalInfo = null;
        IReadOnlyList<AccountHealthError>? errors = null;
        AdditionalPropertyBag? additional = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            bool understood = property switch
            {
                "entity_type" => TolerantJson.TryString(ref reader, Vocabulary.All, out entityType),
                "id" => TolerantJson.TryText(ref reader, null, out id),
                "can_send_message" => TolerantJson.TryString(ref reader, Vocabulary.All, out canSendMessage),
                "can_receive_call_sip" => TolerantJson.TryString(ref reader, Vocabulary.All, out canReceiveCallSip),
                "additional_info" => TolerantJson.TryStrings(ref reader, null, out additionalInfo),
                "errors" => TolerantJson.TryObjects(ref reader, ReadError, out errors),
                _ => reader.TokenType == JsonTokenType.Null,
            };
            AdditionalPropertyBag.Settle(ref additional, property, understood, ref reader);
        }

        return new AccountHealthEntity
        {
            EntityType = entityType,
            Id = id,
            CanSendMessage = canSendMessage,
            CanReceiveCallSip = canReceiveCallSip,
            AdditionalInfo = additionalInfo!,
            Errors = errors!,
            AdditionalProperties = additional!,
        };
    }

    private static AccountHealthError ReadError(ref Utf8JsonReader reader)
    {
        int? errorCode = null;
        string? errorDescription = null;
        string? possibleSolution = null;
        AdditionalPropertyBag? additional = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            bool understood = property switch
            {
                "error_code" => TolerantJson.TryInt32(ref reader, out errorCode),
                "error_description" => TolerantJson.TryString(ref reader, out errorDescription),
                "possible_solution" => TolerantJson.TryString(ref reader, out possibleSolution),
                _ => reader.TokenType == JsonTokenType.Null,
            };
            AdditionalPropertyBag.Settle(ref additional, property, understood, ref reader);
        }

        return new AccountHealthError
        {
            ErrorCode = errorCode,
            ErrorDescription = errorDescription,
            PossibleSolution = possibleSolution,
            AdditionalProperties = additional!,
        };
    }

    private static void WriteEntity(Utf8JsonWriter writer, AccountHealthEntity value)
    {
        ModelWriter model = new(writer, value.AdditionalProperties);
        model.Write("entity_type", value.EntityType);
        model.Write("id", value.Id);
        model.Write("can_send_message", value.CanSendMessage);
        model.Write("can_receive_call_sip", value.CanReceiveCallSip);
        model.WriteUnlessEmpty("additional_info", value.AdditionalInfo);
        model.WriteUnlessEmpty("errors", value.Errors, WriteError);
        model.End();
    }

    private static void WriteError(Utf8JsonWriter writer, AccountHealthError value)
    {
        ModelWriter model = new(writer, value.AdditionalProperties);
        model.Write("error_code", value.ErrorCode);
        model.Write("error_description", value.ErrorDescription);
        model.Write("possible_solution", value.PossibleSolution);
        model.End();
    }
}
