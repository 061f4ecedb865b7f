using System.Net;

namespace WabaClient;

/// <summary>Graph answered with an error. The code decides which exception it is; codes without one of their own are this.</summary>
/// <remarks>
/// Texts of Graph are kept with whatever looks like a credential replaced by <c>***</c>: Graph echoes tokens.
/// Sources: Meta, "Graph API error handling" and "WhatsApp error codes".
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
        Code = report.Error.Code;
        Subcode = report.Error.Subcode;
        ErrorType = report.Error.Type;
        StatusCode = report.Reply.Status;
        UserTitle = report.Error.UserTitle;
        UserMessage = report.Error.UserMessage;
        Details = report.Error.Details;
        FbTraceId = report.Error.FbTraceId;
        RequestId = report.Reply.Info.RequestId;
        Attempts = report.Call.Attempts;
        Cursor = report.Cursor;
        IsTransient = report.IsTransient;
        Hint = report.Hint;
        WaitHint = report.WaitHint;
    }

    /// <summary>Graph's error code.</summary>
    public int Code { get; init; }

    /// <summary>Graph's error subcode.</summary>
    /// <value>Null if Graph gave none.</value>
    public int? Subcode { get; init; }

    /// <summary>Graph's error type, for example <c>OAuthException</c>. Nothing should depend on it.</summary>
    /// <value>Null if Graph gave none.</value>
    public string? ErrorType { get; init; }

    /// <summary>The HTTP status, a weak signal: throttles arrive as 400.</summary>
    /// <value>Null if nothing was sent.</value>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>A title meant for people (<c>error_user_title</c>).</summary>
    /// <value>Null if Graph gave none.</value>
    public string? UserTitle { get; init; }

    /// <summary>A message meant for people (<c>error_user_msg</c>).</summary>
    /// <value>Null if Graph gave none.</value>
    public string? UserMessage { get; init; }

    /// <summary>The details of a WhatsApp error (<c>error_data.details</c>).</summary>
    /// <value>Null if Graph gave none.</value>
    public string? Details { get; init; }

    /// <summary>Graph's trace id of the error (<c>fbtrace_id</c>), for Meta's support; it expires soon.</summary>
    /// <value>Null if Graph gave none.</value>
    public string? FbTraceId { get; init; }

    /// <summary>The id of the request (<c>x-fb-request-id</c>), for Meta's support.</summary>
    /// <value>Null if Graph gave none.</value>
    public string? RequestId { get; init; }

    /// <summary>Whether Graph asked for a smaller page (code 1, "reduce the amount of data").</summary>
    internal bool AsksForLessData { get; init; }
}
