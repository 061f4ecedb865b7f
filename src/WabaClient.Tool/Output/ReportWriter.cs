using System.Text;
using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>Writes the findings of a report as text, in columns if the terminal is wide enough.</summary>
internal sealed class ReportWriter(Stream output, Screen? screen) : RowWriter(output)
{
    private const int CheckWidth = 13;
    private const int StatusWidth = 9;
    private const int LeastWidthForColumns = 60;
    private const int NarrowIndent = 2;

    private bool HasColumns => screen is null || screen.Width >= LeastWidthForColumns;

    protected override void WriteRow(ReadOnlyMemory<byte> row, bool isFirst)
    {
        using JsonDocument report = JsonDocument.Parse(row);
        if (!isFirst)
            Append("");
        if (report.RootElement.GetProperty("business_id").GetString() is { } business)
            Append(Colored($"Business {business}", "1"));
        foreach (JsonElement finding in report.RootElement.GetProperty("findings").EnumerateArray())
            Append(finding);
    }

    private void Append(JsonElement finding)
    {
        int indent = HasColumns ? CheckWidth + StatusWidth : NarrowIndent;
        int width = screen is null ? int.MaxValue : screen.Width - indent;
        string check = TerminalText.Pad(finding.GetProperty("check").GetString()!, CheckWidth);
        string status = finding.GetProperty("status").GetString()!;
        string heading = check + Colored(HasColumns ? TerminalText.Pad(status, StatusWidth) : status, ColorOf(status));
        List<string> lines = [.. LinesOf(finding, width)];
        if (HasColumns)
            Append(heading + lines[0]);
        else
            Append(heading);
        foreach (string line in lines.Skip(HasColumns ? 1 : 0))
            Append(new string(' ', indent) + line);
    }

    private IEnumerable<string> LinesOf(JsonElement finding, int width)
    {
        foreach (string line in Wrapped(finding.GetProperty("summary").GetString()!, width))
            yield return line;
        foreach (string line in Wrapped(finding.GetProperty("evidence").GetString(), width))
            yield return Colored(line, "2");
        foreach (string line in Wrapped(finding.GetProperty("fix").GetString() is { } fix ? $"→ {fix}" : null, width))
            yield return line;
    }

    private static IEnumerable<string> Wrapped(string? text, int width) =>
        text is null ? [] : TerminalText.Wrap(TerminalText.Clean(text), width);

    private static string ColorOf(string status) => status switch
    {
        "passed" => "32",
        "warning" => "33",
        "failed" => "31",
        _ => "2",
    };

    private string Colored(string text, string color) => screen is { HasColor: true } ? $"\e[{color}m{text}\e[0m" : text;

    private void Append(string line) => Encoding.UTF8.GetBytes(line + "\n", Buffer);
}
