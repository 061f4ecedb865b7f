using System.Text.Json;

namespace WabaClient;

/// <summary>Writes the properties of one object in Graph's shape: nulls are left out, times are UNIX seconds.</summary>
internal readonly struct ModelWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly HashSet<string>? _written;

    /// <summary>Starts an object without additional properties.</summary>
    public ModelWriter(Utf8JsonWriter writer)
    {
        _writer = writer;
        _writer.WriteStartObject();
    }

    /// <summary>Starts an object with additional properties.</summary>
    public ModelWriter(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> additional)
        : this(writer) => _written = additional.Count > 0 ? new(StringComparer.Ordinal) : null;

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

    /// <summary>Writes the additional properties that no member was written for, and ends the object.</summary>
    public void End(IReadOnlyDictionary<string, JsonElement> additional)
    {
        foreach ((string name, JsonElement value) in additional)
        {
            if (!_written!.Add(name))
                continue;
            _writer.WritePropertyName(name);
            value.WriteTo(_writer);
        }

        End();
    }

    public void End() => _writer.WriteEndObject();

    private bool WriteName(string name, bool isPresent)
    {
        if (!isPresent)
            return false;

        _written?.Add(name);
        _writer.WritePropertyName(name);
        return true;
    }
}
