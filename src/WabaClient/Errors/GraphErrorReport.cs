using System.Globalization;

namespace WabaClient;

/// <summary>All that an exception says about an error of Graph, with credentials taken out.</summary>
internal sealed class GraphErrorReport
{
    private const int LongestText = 1_000;
    private const int LongestSearch = 8_000;

    public GraphErrorReport(GraphCall call, GraphReply reply, GraphError error, IReadOnlyList<string> secrets)
    {
        Call = call;
        Reply = reply;
        Kind = GraphErrorTable.KindOf(error);
        Error = error with
        {
            Message = Clean(error.Message, secrets),
            Type = Clean(error.Type, secrets),
            UserTitle = Clean(error.UserTitle, secrets),
            UserMessage = Clean(error.UserMessage, secrets),
            Details = Clean(error.Details, secrets),
            FbTraceId = Clean(error.FbTraceId, secrets),
        };
        AsksForLessData = GraphErrorTable.AsksForLessData(error);
    }

    public GraphCall Call { get; }

    public GraphReply Reply { get; }

    public GraphError Error { get; }

    public GraphErrorKind Kind { get; }

    public bool AsksForLessData { get; }

    public string Message => string.Create(
        CultureInfo.InvariantCulture,
        $"Graph error {Error.Code}{(Error.Subcode is { } subcode ? $"/{subcode}" : "")}: {Error.Message ?? "no message"}");

    public string? Hint => ErrorHints.For(Kind, Error, Call.Target.Edge);

    // 2642 refuses the cursor itself.
    public string? Cursor => Error.Code == 2642 ? null : Call.Cursor;

    public bool IsTransient => Kind switch
    {
        GraphErrorKind.RateLimited => true,
        GraphErrorKind.Other => !AsksForLessData && !GraphErrorTable.IsPermanent(Error.Code) && (GraphErrorTable.IsTransient(Error.Code) || Error.IsTransient || (int)Reply.Status >= 500),
        _ => false,
    };

    public TimeSpan? WaitHint =>
        ServerWait.Of(Reply.RetryAfter, Kind == GraphErrorKind.RateLimited ? Reply.Info.Usage : [], Call.Target.Id);

    // Looking for credentials in a text of any length would take any time. What the cut goes through is left out whole.
    private static string? Beginning(string? text)
    {
        if (text is null || text.Length <= LongestSearch)
            return text;
        string beginning = text[..LongestSearch];
        return beginning[..Math.Max(0, beginning.LastIndexOf(' '))];
    }

    private static string? Clean(string? text, IReadOnlyList<string> secrets)
    {
        string? clean = SecretRedactor.Redact(Beginning(text), secrets);
        return clean?.Length > LongestText ? string.Concat(clean.AsSpan(0, LongestText), "…") : clean;
    }
}
