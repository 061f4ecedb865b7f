using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>
/// Writes the rows that the page reads: arrays instead of objects, because there can be 100,000 of them.
/// </summary>
internal static class BoardJson
{
    // Texts are not escaped for HTML, because the page never parses HTML, and the content type is not HTML.
    public static JsonWriterOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Options))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }

    public static void WriteAccount(
        Utf8JsonWriter writer,
        BusinessId business,
        AccountEdges edge,
        WhatsAppBusinessAccount account,
        IReadOnlyList<WhatsAppBusinessPhoneNumber>? numbers,
        DateTimeOffset? firstSeen)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(business.Value);
        writer.WriteNumberValue((int)edge);
        writer.WriteStringValue(account.Id.Value);
        writer.WriteStringValue(account.Name);
        writer.WriteStringValue(account.Status?.Value);
        writer.WriteStringValue(account.AccountReviewStatus?.Value);
        writer.WriteStringValue(account.BusinessVerificationStatus?.Value);
        writer.WriteStringValue(account.Country);
        writer.WriteStringValue(account.Currency);
        WriteTime(writer, account.CreationTime);
        WriteTime(writer, firstSeen);
        if ((numbers ?? account.PhoneNumbers?.Items) is not { } all)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStartArray();
            foreach (WhatsAppBusinessPhoneNumber number in all)
                WriteNumber(writer, number);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    public static void WriteNumber(Utf8JsonWriter writer, WhatsAppBusinessPhoneNumber number)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(number.Id);
        writer.WriteStringValue(number.DisplayPhoneNumber);
        writer.WriteStringValue(number.VerifiedName);
        writer.WriteStringValue(number.Status);
        writer.WriteStringValue(number.QualityRating);
        writer.WriteStringValue(number.MessagingLimit?.Value);
        writer.WriteStringValue(number.NameStatus);
        writer.WriteStringValue(number.ThroughputLevel);
        writer.WriteEndArray();
    }

    public static void WriteEdge(Utf8JsonWriter writer, EdgeState edge)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(edge.BusinessId.Value);
        writer.WriteNumberValue((int)edge.Edge);
        writer.WriteNumberValue(edge.Accounts);
        WriteTime(writer, edge.LastComplete);
        WriteTime(writer, edge.FailingSince);
        writer.WriteStringValue(edge.Failure);
        writer.WriteNumberValue(edge.PendingRemovals);
        writer.WriteEndArray();
    }

    /// <summary>Writes that an edge is no longer known.</summary>
    public static void WriteForgotten(Utf8JsonWriter writer, EdgeState edge)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(edge.BusinessId.Value);
        writer.WriteNumberValue((int)edge.Edge);
        writer.WriteNullValue();
        writer.WriteEndArray();
    }

    public static void WriteReport(Utf8JsonWriter writer, DiagnosisReport report)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("healthy", report.IsHealthy);
        writer.WriteStartArray("findings");
        foreach (DiagnosisFinding finding in report.Findings.Select(ToolWords.Translate))
        {
            writer.WriteStartObject();
            writer.WriteString("check", finding.Check);
            writer.WriteString("status", finding.Status switch
            {
                DiagnosisStatus.Passed => "passed",
                DiagnosisStatus.Warning => "warning",
                DiagnosisStatus.Failed => "failed",
                _ => "skipped",
            });
            writer.WriteString("summary", finding.Summary);
            writer.WriteString("evidence", finding.Evidence);
            writer.WriteString("fix", finding.Fix);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>
    /// Writes the name of a property and returns the writer, so that another method can write the value.
    /// </summary>
    public static Utf8JsonWriter Named(this Utf8JsonWriter writer, string name)
    {
        writer.WritePropertyName(name);
        return writer;
    }

    public static void WriteTime(Utf8JsonWriter writer, DateTimeOffset? time)
    {
        if (time is { } known)
            writer.WriteNumberValue(known.ToUnixTimeMilliseconds());
        else
            writer.WriteNullValue();
    }
}
