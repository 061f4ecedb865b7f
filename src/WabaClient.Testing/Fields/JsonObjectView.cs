using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>The properties of a JSON object, found without building a document.</summary>
internal readonly struct JsonObjectView
{
    private readonly List<(string Name, ReadOnlyMemory<byte> Value)> _properties;

    public JsonObjectView(ReadOnlyMemory<byte> json)
    {
        _properties = [];
        Utf8JsonReader reader = new(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            _properties.Add((name, ReadValue(ref reader, json)));
        }
    }

    public ReadOnlyMemory<byte>? Find(string name)
    {
        foreach ((string key, ReadOnlyMemory<byte> value) in _properties)
        {
            if (key == name)
                return value;
        }

        return null;
    }

    /// <summary>The elements of a JSON array.</summary>
    public static List<ReadOnlyMemory<byte>> Elements(ReadOnlyMemory<byte> json)
    {
        List<ReadOnlyMemory<byte>> elements = [];
        Utf8JsonReader reader = new(json.Span);
        reader.Read();
        while (true)
        {
            ReadOnlyMemory<byte> element = ReadValue(ref reader, json);
            if (reader.TokenType == JsonTokenType.EndArray && element.Length == 1)
                return elements;
            elements.Add(element);
        }
    }

    public static bool IsObject(ReadOnlyMemory<byte> json) => json.Span[0] == (byte)'{';

    private static ReadOnlyMemory<byte> ReadValue(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        reader.Read();
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }
}
