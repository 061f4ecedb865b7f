using System.Globalization;
using System.Net;
using System.Text;

namespace WabaClient;

/// <summary>
/// The exception that is thrown when the response did not come from Graph or is not valid: HTML, plain text, an empty
/// body, incomplete JSON, more than 16 MB, an entry without an id, or a cursor that was already returned. It does not
/// cover errors in Graph's own format: they are a <see cref="GraphApiException"/>, whatever the HTTP status code.
/// </summary>
/// <remarks>Instances are immutable and thread-safe.</remarks>
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
