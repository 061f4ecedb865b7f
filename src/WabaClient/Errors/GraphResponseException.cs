using System.Net;

namespace WabaClient;

/// <summary>
/// The answer was not Graph's, or cannot be used: HTML, plain text, nothing, JSON that is cut, an error without a code,
/// more than 16 MB, a cursor that comes round again.
/// </summary>
public sealed class GraphResponseException : WabaClientException
{
    /// <inheritdoc/>
    public GraphResponseException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status of the answer.</summary>
    /// <value>Null if there is none to name.</value>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The media type of the answer.</summary>
    /// <value>Null if it had none.</value>
    public string? ContentType { get; init; }

    /// <summary>The id of the request (<c>x-fb-request-id</c>), for Meta's support.</summary>
    /// <value>Null if it had none.</value>
    public string? RequestId { get; init; }
}
