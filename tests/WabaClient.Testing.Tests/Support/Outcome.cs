using System.Net.Sockets;

namespace WabaClient.Testing.Tests;

/// <summary>What a caller without a client library sees of a request, in one line.</summary>
public static class Outcome
{
    public static async Task<string> OfAsync(HttpClient http, string pathAndQuery)
    {
        try
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri(pathAndQuery, UriKind.RelativeOrAbsolute), HttpCompletionOption.ResponseHeadersRead);
            int status = (int)response.StatusCode;
            try
            {
                byte[] body = await response.Content.ReadAsByteArrayAsync();
                return $"{status} {response.Content.Headers.ContentType?.MediaType} {Convert.ToHexString(body.AsSpan(0, Math.Min(4, body.Length)))} {body.Length}";
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                return $"{status}, then {Describe(exception)}";
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Describe(exception);
        }
    }

    public static string Describe(Exception exception)
    {
        string kind = exception switch
        {
            SocketException socket => $"SocketException({socket.SocketErrorCode})",
            HttpIOException io => $"HttpIOException({io.HttpRequestError})",
            HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } request => $"HttpRequestException({request.HttpRequestError})",
            _ => exception.GetType().Name,
        };
        return exception.InnerException is null ? kind : $"{kind} < {Describe(exception.InnerException)}";
    }
}
