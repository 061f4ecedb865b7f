using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace WabaClient.Tool;

/// <summary>Writes objects of the model as JSON, preceded by additional properties.</summary>
/// <remarks>The memory of a row is reused for the next one.</remarks>
internal sealed class RowBuilder : IDisposable
{
    private readonly ArrayBufferWriter<byte> _object = new();
    private readonly ArrayBufferWriter<byte> _row = new();
    private readonly Utf8JsonWriter _json;

    public RowBuilder() =>
        _json = new(_object, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Writes an object.</summary>
    /// <param name="value">The object, which has at least one property.</param>
    /// <param name="type">The metadata with which it is written.</param>
    /// <param name="first">The properties that precede its own, with values that need no escaping.</param>
    public ReadOnlyMemory<byte> Write<T>(T value, JsonTypeInfo<T> type, params ReadOnlySpan<(string Name, string Value)> first)
    {
        _object.ResetWrittenCount();
        _json.Reset();
        JsonSerializer.Serialize(_json, value, type);
        _json.Flush();
        if (first.IsEmpty)
            return _object.WrittenMemory;
        _row.ResetWrittenCount();
        _row.Write("{"u8);
        foreach ((string name, string text) in first)
            Encoding.UTF8.GetBytes($"\"{name}\":\"{text}\",", _row);
        _row.Write(_object.WrittenSpan[1..]);
        return _row.WrittenMemory;
    }

    public void Dispose() => _json.Dispose();
}
