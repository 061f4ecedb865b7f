using System.Text.Json;

namespace WabaClient;

/// <summary>Reads the reply to a request for one node, which is the node itself.</summary>
/// <param name="readNode">Reads the node. Returns null for a node without a usable id.</param>
internal sealed class NodeReader<T>(ObjectReader<T> readNode)
    where T : class
{
    /// <summary>Reads a whole body.</summary>
    /// <returns>The node; null if the body contains an error, or no object with a usable id.</returns>
    /// <exception cref="JsonException">The JSON is malformed.</exception>
    public T? Read(ReadOnlySpan<byte> body, GraphResponseInfo response)
    {
        Utf8JsonReader reader = new(body, TolerantJson.ReplyOptions);
        TolerantJson.Advance(ref reader);
        if (reader.TokenType != JsonTokenType.StartObject || HasError(body))
            return null;
        T? node = readNode(ref reader);

        // Throws if anything follows the object.
        reader.Read();
        return node;
    }

    /// <summary>Searches the properties of the body only if the name occurs in it, which is rare.</summary>
    private static bool HasError(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\"error\""u8) < 0)
            return false;
        Utf8JsonReader reader = new(body, TolerantJson.ReplyOptions);
        TolerantJson.Advance(ref reader);
        bool hasError = false;
        while (TolerantJson.ReadProperty(ref reader, PageNames.All, out string property))
        {
            if (property == "error")
                hasError |= reader.TokenType != JsonTokenType.Null;
            TolerantJson.Skip(ref reader);
        }

        return hasError;
    }
}
