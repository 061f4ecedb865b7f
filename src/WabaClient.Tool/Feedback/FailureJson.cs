using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>Failures as JSON objects.</summary>
internal static class FailureJson
{
    public static string Write(FailureReport report) => Write(json =>
    {
        json.WriteString("error", report.Failure.GetType().Name);
        json.WriteString("message", report.Message);
        WriteText(json, "hint", report.Hint);
        WriteSubject(json, report.Subject);
        if (report.Failure is WabaClientException failure)
        {
            WriteText(json, "object_id", failure.ObjectId);
            json.WriteNumber("attempts", failure.Attempts);
            json.WriteBoolean("is_transient", failure.IsTransient);
        }

        if (report.Failure is GraphApiException api)
        {
            json.WriteNumber("code", api.Code);
            if (api.Subcode is { } subcode)
                json.WriteNumber("subcode", subcode);
            WriteText(json, "fbtrace_id", api.FbTraceId);
            WriteText(json, "request_id", api.RequestId);
        }

        if (report.Until is { } until)
            json.WriteString("retry_at", until);
        WriteText(json, "resume", report.Resume);
        json.WriteNumber("exit_code", report.Failure is SettingsException settings ? settings.ExitCode : ExitCode.Of(report.Failure));
    });

    public static string WriteNotice(string text) => Write(json => json.WriteString("notice", text));

    public static string WriteWarning(string text, FailureSubject? subject) => Write(json =>
    {
        json.WriteString("warning", text);
        WriteSubject(json, subject);
    });

    private static string Write(Action<Utf8JsonWriter> writeMembers)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteSubject(Utf8JsonWriter json, FailureSubject? subject)
    {
        WriteText(json, "business_id", subject?.BusinessId?.Value);
        WriteText(json, "edge", subject?.Edge is { } edge ? EdgeNames.Of(edge) : null);
        WriteText(json, "account_id", subject?.AccountId?.Value);
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
