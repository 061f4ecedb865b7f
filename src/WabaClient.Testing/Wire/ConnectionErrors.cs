using System.Net.Sockets;

namespace WabaClient.Testing;

/// <summary>What <see cref="SocketsHttpHandler"/> throws when connections break.</summary>
internal static class ConnectionErrors
{
    public static HttpRequestException ResetBeforeHeaders() => new("An error occurred while sending the request.", ResetInBody());

    public static HttpRequestException ClosedBeforeHeaders() => new(
        HttpRequestError.ResponseEnded,
        "An error occurred while sending the request.",
        CutBody());

    public static HttpRequestException Refused(Uri address)
    {
        SocketException refused = new((int)SocketError.ConnectionRefused);
        return new HttpRequestException(HttpRequestError.ConnectionError, $"{refused.Message} ({address.Authority})", refused);
    }

    public static IOException ResetInBody()
    {
        SocketException reset = new((int)SocketError.ConnectionReset);
        return new IOException($"Unable to read data from the transport connection: {reset.Message}.", reset);
    }

    public static HttpIOException CutBody() => new(HttpRequestError.ResponseEnded, "The response ended prematurely.");
}
