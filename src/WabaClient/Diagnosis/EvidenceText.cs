using System.Globalization;

namespace WabaClient;

/// <summary>
/// Formats the evidence of findings: Graph's codes and trace ids, HTTP status codes, and types of exceptions.
/// </summary>
internal static class EvidenceText
{
    private const int LongestText = 80;

    /// <summary>Returns the evidence of a call that failed; null for a call without a failure.</summary>
    public static string? Of(Answer? answer) => answer?.Failure switch
    {
        null => null,
        GraphApiException { Attempts: 0 } e => Join($"code {Code(e)}", "nothing was sent"),
        GraphApiException e => Join(
            $"code {Code(e)}",
            Named("trace id", e.FbTraceId),
            e.RequestId == e.FbTraceId ? null : Named("request id", e.RequestId)),
        GraphResponseException e => Join(
            e.StatusCode is { } status ? string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)status}") : null,
            e.ContentType ?? "no content type",
            Named("request id", e.RequestId)),
        GraphConnectionException e => Join(
            e.Message.TrimEnd('.'), string.Create(CultureInfo.InvariantCulture, $"attempts {e.Attempts}")),
        { } e => e.GetType().Name,
    };

    /// <summary>Returns the evidence of several calls.</summary>
    public static string? Of(IEnumerable<Answer> answers) => Join([.. answers.Select(Of).Distinct()]);

    public static string? Join(params ReadOnlySpan<string?> parts)
    {
        List<string> known = [];
        foreach (string? part in parts)
        {
            if (!string.IsNullOrEmpty(part))
                known.Add(part);
        }

        return known.Count == 0 ? null : string.Join("; ", known);
    }

    public static string? Named(string name, string? value) => value is null ? null : $"{name} {value}";

    /// <summary>
    /// Returns a text that others have chosen, such as a name, on one line, shortened, and without anything that
    /// resembles a credential.
    /// </summary>
    public static string? Quoted(string? name) => string.IsNullOrWhiteSpace(name) ? null : $"\"{Clean(name)}\"";

    /// <inheritdoc cref="Quoted"/>
    public static string Clean(string text) =>
        SecretRedactor.Redact(string.Concat(text.Take(LongestText).Select(c => char.IsControl(c) ? ' ' : c)), [])!;

    /// <summary>Returns the first of several texts, and how many more there are.</summary>
    public static string FirstOf(IReadOnlyList<string> texts, int count)
    {
        string more = texts.Count > count ? string.Create(CultureInfo.InvariantCulture, $" and {texts.Count - count} more") : "";
        return string.Join(", ", texts.Take(count)) + more;
    }

    public static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Code(GraphApiException e) => e.Subcode is { } subcode
        ? string.Create(CultureInfo.InvariantCulture, $"{e.Code}/{subcode}")
        : e.Code.ToString(CultureInfo.InvariantCulture);
}
