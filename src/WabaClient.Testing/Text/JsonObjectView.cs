using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>Finds the properties of a JSON object without a document. Can be reused for the next object.</summary>
internal sealed class JsonObjectView
{
    private readonly List<(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value)> _properties = [];

    public JsonObjectView Read(ReadOnlyMemory<byte> json)
    {
        _properties.Clear();
        Utf8JsonReader reader = new(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int start = (int)reader.TokenStartIndex + 1;
            ReadOnlyMemory<byte> name = json.Slice(start, reader.ValueSpan.Length);
            _properties.Add((name, ReadValue(ref reader, json)));
        }

        return this;
    }

    /// <summary>Returns the value of a property, or null. A name that contains escapes is not found.</summary>
    public ReadOnlyMemory<byte>? Find(ReadOnlySpan<byte> name)
    {
        foreach ((ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> value) in _properties)
        {
            if (key.Span.SequenceEqual(name))
                return value;
        }

        return null;
    }

    /// <summary>Returns the elements of a JSON array.</summary>
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
