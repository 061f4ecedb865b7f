using System.Globalization;
using System.Net;
using System.Text;

namespace WabaClient;

/// <summary>
/// The response is not Graph's, or cannot be used: HTML, plain text, an empty body, incomplete JSON, more than 16 MB, an entry
/// without an id, a cursor that was already returned. An error in Graph's own form is a <see cref="GraphApiException"/> instead, whatever
/// its HTTP status.
/// </summary>
public sealed class GraphResponseException : WabaClientException
{
    /// <inheritdoc/>
    public GraphResponseException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets the HTTP status of the response.</summary>
    /// <value>Null in an exception that was created without it.</value>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Gets the media type of the response, without parameters.</summary>
    /// <value>Null if the response has none.</value>
    public string? ContentType { get; init; }

    /// <summary>Gets the id of the request (<c>x-fb-request-id</c>), for Meta's support.</summary>
    /// <value>Null if the response has none.</value>
    public string? RequestId { get; init; }

    private protected override void AddDetails(StringBuilder text)
    {
        AddLine(text, "Status", StatusCode is { } status ? ((int)status).ToString(CultureInfo.InvariantCulture) : null);
        AddLine(text, "Content type", ContentType);
        AddLine(text, "Request id", RequestId);
    }
}
