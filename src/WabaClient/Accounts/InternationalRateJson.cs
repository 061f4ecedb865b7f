using System.Text.Json;

namespace WabaClient;

/// <summary>Reads and writes <see cref="AuthInternationalRateEligibility"/>.</summary>
internal static class InternationalRateJson
{
    private static readonly SharedStrings Names = new(["start_time", "exception_countries", "country_code"]);

    public static bool TryRead(ref Utf8JsonReader reader, out AuthInternationalRateEligibility? value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
            return reader.TokenType == JsonTokenType.Null;

        DateTimeOffset? startTime = null;
        IReadOnlyList<InternationalRateExceptionCountry>? exceptionCountries = null;
        AdditionalPropertyBag? additional = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            bool understood = property switch
            {
                "start_time" => TolerantJson.TryTime(ref reader, out startTime),
                "exception_countries" => TolerantJson.TryObjects(ref reader, ReadCountry, out exceptionCountries),
                _ => reader.TokenType == JsonTokenType.Null,
            };
            AdditionalPropertyBag.Settle(ref additional, property, understood, ref reader);
        }

        value = new AuthInternationalRateEligibility
        {
            StartTime = startTime,
            ExceptionCountries = exceptionCountries!,
            AdditionalProperties = additional!,
        };
        return true;
    }

    public static void Write(Utf8JsonWriter writer, AuthInternationalRateEligibility value)
    {
        ModelWriter model = new(writer, value.AdditionalProperties);
        model.Write("start_time", value.StartTime);
        model.WriteUnlessEmpty("exception_countries", value.ExceptionCountries, WriteCountry);
        model.End();
    }

    private static InternationalRateExceptionCountry ReadCountry(ref Utf8JsonReader reader)
    {
        string? countryCode = null;
        DateTimeOffset? startTime = null;
        AdditionalPropertyBag? additional = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            bool understood = property switch
            {
                "country_code" => TolerantJson.TryString(ref reader, Vocabulary.All, out countryCode),
                "start_time" => TolerantJson.TryTime(ref reader, out startTime),
                _ => reader.TokenType == JsonTokenType.Null,
            };
            AdditionalPropertyBag.Settle(ref additional, property, understood, ref reader);
        }

        return new InternationalRateExceptionCountry
        {
            CountryCode = countryCode,
            StartTime = startTime,
            AdditionalProperties = additional!,
        };
    }

    private static void WriteCountry(Utf8JsonWriter writer, InternationalRateExceptionCountry value)
    {
        ModelWriter model = new(writer, value.AdditionalProperties);
        model.Write("country_code", value.CountryCode);
        model.Write("start_time", value.StartTime);
        model.End();
    }
}
