using System.Runtime.InteropServices;
using System.Text.Json;

namespace WabaClient;

/// <summary>Writes the properties of one object in Graph's shape: nulls are omitted, times are UNIX seconds.</summary>
internal readonly struct ModelWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly IReadOnlyDictionary<string, JsonElement>? _additional;
    private readonly HashSet<string>? _written;

    /// <summary>Starts an object.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="additional">The additional properties of the object; null if it can have none.</param>
    public ModelWriter(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement>? additional = null)
    {
        _writer = writer;
        _writer.WriteStartObject();
        if (additional?.Count > 0)
        {
            _additional = additional;
            _written = new(StringComparer.Ordinal);
        }
    }

    public void Write(string name, string? value)
    {
        if (WriteName(name, value is not null))
            _writer.WriteStringValue(value);
    }

    public void Write(string name, bool? value)
    {
        if (WriteName(name, value is not null))
            _writer.WriteBooleanValue(value.GetValueOrDefault());
    }

    public void Write(string name, long? value)
    {
        if (WriteName(name, value is not null))
            _writer.WriteNumberValue(value.GetValueOrDefault());
    }

    public void Write(string name, DateTimeOffset? value) => Write(name, value?.ToUnixTimeSeconds());

    public void Write<T>(string name, T? value, Action<Utf8JsonWriter, T> writeValue)
        where T : class
    {
        if (WriteName(name, value is not null))
            writeValue(_writer, value!);
    }

    public void Write<T>(string name, IReadOnlyList<T>? items, Action<Utf8JsonWriter, T> writeItem)
    {
        if (!WriteName(name, items is not null))
            return;

        _writer.WriteStartArray();
        foreach (T item in items!)
            writeItem(_writer, item);
        _writer.WriteEndArray();
    }

    public void Write(string name, IReadOnlyList<string>? items) =>
        Write(name, items, static (writer, item) => writer.WriteStringValue(item));

    /// <summary>Writes a list unless it is empty, which means that Graph did not send it.</summary>
    public void WriteUnlessEmpty<T>(string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> writeItem) =>
        Write(name, items.Count > 0 ? items : null, writeItem);

    /// <inheritdoc cref="WriteUnlessEmpty{T}"/>
    public void WriteUnlessEmpty(string name, IReadOnlyList<string> items) =>
        Write(name, items.Count > 0 ? items : null);

    /// <summary>Writes the additional properties for which no member was written, and ends the object.</summary>
    public void End()
    {
        foreach ((string name, JsonElement value) in _additional ?? AdditionalPropertyBag.Empty)
        {
            if (!_written!.Add(name) || !Fits(value))
                continue;
            _writer.WritePropertyName(name);
            value.WriteTo(_writer);
        }

        _writer.WriteEndObject();
    }

    /// <summary>
    /// Returns whether the writer accepts the depth of a value. Graph can nest deeper than the options of a user allow.
    /// </summary>
    private bool Fits(JsonElement value)
    {
        int levels = _writer.Options.MaxDepth - _writer.CurrentDepth;
        ReadOnlySpan<byte> json = JsonMarshal.GetRawUtf8Value(value);
        if (json.Length / 2 <= levels)
            return true;

        Utf8JsonReader reader = new(json, TolerantJson.ReplyOptions);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= levels)
                return false;
        }

        return true;
    }

    private bool WriteName(string name, bool isPresent)
    {
        if (!isPresent)
            return false;

        _written?.Add(name);
        _writer.WritePropertyName(name);
        return true;
    }
}
