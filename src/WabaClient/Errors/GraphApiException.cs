using System.Globalization;
using System.Net;
using System.Text;

namespace WabaClient;

/// <summary>
/// The exception that is thrown when Graph responded with an error. The error code determines the derived type; errors
/// with other codes, and errors without a code, are of this type itself. It does not cover failures without a response
/// from Graph: see <see cref="GraphResponseException"/> and <see cref="GraphConnectionException"/>.
/// </summary>
/// <remarks>
/// In texts from Graph, everything that resembles a credential is replaced with <c>***</c>, because Graph repeats
/// tokens in its messages. Sources: Meta, "Graph API error handling" and "WhatsApp error codes". Instances are
/// immutable and thread-safe.
/// </remarks>
public class GraphApiException : WabaClientException
{
    /// <inheritdoc/>
    public GraphApiException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal GraphApiException(GraphErrorReport report)
        : base(report.Message)
    {
        Code = report.Error.Code ?? 0;
        Subcode = report.Error.Subcode;
        ErrorType = report.Error.Type;
        StatusCode = report.Reply.Status;
        UserTitle = report.Error.UserTitle;
        UserMessage = report.Error.UserMessage;
        Details = report.Error.Details;
        FbTraceId = report.Error.FbTraceId;
        RequestId = report.RequestId;
        Attempts = report.Call.Attempts;
        Cursor = report.Cursor;
        ObjectId = report.Call.Target.Id;
        IsTransient = report.Class.IsTransient;
        Hint = report.Hint;
        Response = report.Reply.Info;
    }

    /// <summary>Gets Graph's error code.</summary>
    /// <value>
    /// 0 if Graph returned none. Graph also uses code 0 for a token that is not valid, which is an
    /// <see cref="InvalidAccessTokenException"/>.
    /// </value>
    public int Code { get; init; }

    /// <summary>Gets Graph's error subcode.</summary>
    /// <value>Null if Graph returned none.</value>
    public int? Subcode { get; init; }

    /// <summary>
    /// Gets Graph's error type, for example <c>OAuthException</c>. Do not base decisions on it, because Graph uses the
    /// same type for many errors.
    /// </summary>
    /// <value>Null if Graph returned none.</value>
    public string? ErrorType { get; init; }

    /// <summary>
    /// Gets the HTTP status code. Do not base decisions on it, because Graph responds to throttled calls with 400, for
    /// example.
    /// </summary>
    /// <value>Null if no request was sent.</value>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Gets a title for the user (<c>error_user_title</c>).</summary>
    /// <value>Null if Graph returned none.</value>
    public string? UserTitle { get; init; }

    /// <summary>Gets a message for the user (<c>error_user_msg</c>).</summary>
    /// <value>Null if Graph returned none.</value>
    public string? UserMessage { get; init; }

    /// <summary>Gets the details of a WhatsApp error (<c>error_data.details</c>).</summary>
    /// <value>Null if Graph returned none.</value>
    public string? Details { get; init; }

    /// <summary>
    /// Gets Graph's trace id of the error (<c>fbtrace_id</c>), for Meta's support. Meta states that it expires soon.
    /// </summary>
    /// <value>Null if Graph returned none.</value>
    public string? FbTraceId { get; init; }

    /// <summary>Gets the id of the request (<c>x-fb-request-id</c>), for Meta's support.</summary>
    /// <value>Null if Graph returned none.</value>
    public string? RequestId { get; init; }

    private protected override void AddDetails(StringBuilder text)
    {
        AddLine(text, "Code", Code.ToString(CultureInfo.InvariantCulture));
        AddLine(text, "Subcode", Subcode?.ToString(CultureInfo.InvariantCulture));
        AddLine(text, "User title", UserTitle);
        AddLine(text, "User message", UserMessage);
        AddLine(text, "Details", Details);
        AddLine(text, "Trace id", FbTraceId);
        AddLine(text, "Request id", RequestId);
    }
}
