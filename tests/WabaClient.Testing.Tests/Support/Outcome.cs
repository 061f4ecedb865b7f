using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace WabaClient.Testing.Tests;

/// <summary>The outcome of a request for a caller without a client library, in one line.</summary>
public static class Outcome
{
    public static async Task<string> OfAsync(HttpClient http, string pathAndQuery)
    {
        try
        {
            using HttpResponseMessage response = await http.GetAsync(
                new Uri(pathAndQuery, UriKind.RelativeOrAbsolute),
                HttpCompletionOption.ResponseHeadersRead);
            int status = (int)response.StatusCode;
            try
            {
                string mediaType = response.Content.Headers.ContentType is { } type ? " " + type.MediaType : "";
                return $"{status}{mediaType}: {Describe(await response.Content.ReadAsStringAsync())}";
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

    private static string Describe(string body)
    {
        if (!body.StartsWith("{\"error\"", StringComparison.Ordinal))
            return body.Split('\n')[0].TrimEnd();

        JsonElement error = JsonDocument.Parse(body).RootElement.GetProperty("error");
        StringBuilder text = new(error.GetProperty("code").GetRawText());
        if (error.TryGetProperty("error_subcode", out JsonElement subcode))
            text.Append('/').Append(subcode.GetRawText());
        if (error.TryGetProperty("type", out JsonElement type))
            text.Append(' ').Append(type.GetString());
        if (error.TryGetProperty("is_transient", out JsonElement transient))
            text.Append(transient.GetBoolean() ? " transient" : " not transient");
        return text.ToString();
    }

    private static string Describe(Exception exception)
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
