using System.Text;
using System.Text.Json;

namespace WabaClient.Tests.Accounts;

/// <summary>Accounts from and to JSON, the short way.</summary>
internal static class AccountJson
{
    private static readonly WhatsAppBusinessAccountJsonConverter Converter = new();

    public static WhatsAppBusinessAccount Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public static WhatsAppBusinessAccount Read(ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader reader = new(utf8);
        reader.Read();
        WhatsAppBusinessAccount account = Converter.Read(
            ref reader,
            typeof(WhatsAppBusinessAccount),
            JsonSerializerOptions.Default);
        Assert.Equal(JsonTokenType.EndObject, reader.TokenType);
        Assert.Equal(0, reader.CurrentDepth);
        return account;
    }

    /// <summary>Reads an account of which only these members are given.</summary>
    public static WhatsAppBusinessAccount ReadMembers(string members) => Read($$"""{"id":"1",{{members}}}""");

    public static string Write(WhatsAppBusinessAccount account)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
            Converter.Write(writer, account, JsonSerializerOptions.Default);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static JsonElement Element(string json) => JsonElement.Parse(json);
}
