using System.Globalization;

namespace WabaClient;

/// <summary>All information about an error of Graph that an exception contains, without credentials.</summary>
internal sealed class GraphErrorReport
{
    private const int LongestText = 1_000;
    private const int LongestSearch = 8_000;

    public GraphErrorReport(GraphCall call, GraphReply reply, GraphError error, IReadOnlyList<string> secrets)
    {
        Call = call;
        Reply = reply;
        Class = GraphErrorTable.Classify(error, reply.Status);
        Error = error with
        {
            Message = Clean(error.Message, secrets),
            Type = Clean(error.Type, secrets),
            UserTitle = Clean(error.UserTitle, secrets),
            UserMessage = Clean(error.UserMessage, secrets),
            Details = Clean(error.Details, secrets),
            FbTraceId = Clean(error.FbTraceId, secrets),
        };
        RequestId = reply.Info.RequestId is { } id ? SecretRedactor.MaskSharedRuns(id, secrets) : null;
        Wait = ServerWait.Of(
            reply.RetryAfter,
            Class.Kind == GraphErrorKind.RateLimited ? reply.Info.Usage : [],
            call.Target.Id);
    }

    public GraphCall Call { get; }

    public GraphReply Reply { get; }

    public GraphError Error { get; }

    public GraphErrorClass Class { get; }

    public string? RequestId { get; }

    /// <summary>Gets how long Graph asks the caller to wait; null if it does not.</summary>
    public TimeSpan? Wait { get; }

    public string Message
    {
        get
        {
            string text = string.IsNullOrEmpty(Error.Message) ? "no message" : Error.Message;
            string stop = text[^1] is '.' or '!' or '?' or '…' ? "" : ".";
            return string.Create(CultureInfo.InvariantCulture, $"Graph error{CodeText}: {text}{stop}");
        }
    }

    public string? Hint => ErrorHints.For(this);

    // 2642 rejects the cursor itself.
    public string? Cursor => Error.Code == 2642 ? null : Call.Cursor;

    private string CodeText => (Error.Code, Error.Subcode) switch
    {
        (null, _) => " without a code",
        ({ } code, null) => string.Create(CultureInfo.InvariantCulture, $" {code}"),
        ({ } code, { } subcode) => string.Create(CultureInfo.InvariantCulture, $" {code}/{subcode}"),
    };

    // The time to search a text for credentials grows with its length. A word that is cut in two is omitted.
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
