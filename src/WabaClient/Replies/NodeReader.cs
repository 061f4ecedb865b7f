using System.Text.Json;

namespace WabaClient;

/// <summary>Reads the reply to a read of one account: the account itself.</summary>
internal static class NodeReader
{
    /// <summary>Reads a whole body.</summary>
    /// <returns>Null if it holds an error, or no object.</returns>
    /// <exception cref="JsonException">It is not JSON to its end, or has no id.</exception>
    public static WhatsAppBusinessAccount? Read(ReadOnlySpan<byte> body, GraphResponseInfo response)
    {
        if (GraphErrorReader.Read(body) is not null)
            return null;
        Utf8JsonReader reader = new(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return null;
        WhatsAppBusinessAccount account = NestedPaging.WithoutAddresses(new WhatsAppBusinessAccount(ref reader));

        // Anything behind the object throws here.
        reader.Read();
        return account;
    }
}
