using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>Reports as JSON objects.</summary>
internal static class DoctorJson
{
    public static ReadOnlyMemory<byte> Write(DoctorReport report)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("business_id", report.BusinessId?.Value);
        json.WriteBoolean("is_healthy", report.IsHealthy);
        json.WriteStartArray("findings");
        foreach (DiagnosisFinding finding in report.Findings)
        {
            json.WriteStartObject();
            json.WriteString("check", finding.Check);
            json.WriteString("status", FindingNames.Of(finding.Status));
            json.WriteString("summary", finding.Summary);
            json.WriteString("evidence", finding.Evidence);
            json.WriteString("fix", finding.Fix);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
