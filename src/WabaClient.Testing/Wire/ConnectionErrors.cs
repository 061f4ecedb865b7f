using System.Net.Sockets;

namespace WabaClient.Testing;

/// <summary>The exceptions that <see cref="SocketsHttpHandler"/> throws when connections break.</summary>
internal static class ConnectionErrors
{
    private const string WhileSending = "An error occurred while sending the request.";
    private const long InternalError = 0x2;
    private const long RefusedStream = 0x7;

    /// <summary>Returns the exception of a fault that occurs before any header arrives, or null.</summary>
    public static HttpRequestException? BeforeHeaders(WireFault fault, Uri address) => fault switch
    {
        WireFault.ResetBeforeHeaders => new HttpRequestException(WhileSending, ResetInBody()),
        WireFault.ClosedBeforeHeaders => new HttpRequestException(
            HttpRequestError.ResponseEnded,
            WhileSending,
            CutBody()),
        WireFault.RefusedStream => new HttpRequestException(
            HttpRequestError.HttpProtocolError,
            WhileSending,
            StreamReset("REFUSED_STREAM", RefusedStream)),
        WireFault.GoAway => new HttpRequestException(
            HttpRequestError.HttpProtocolError,
            WhileSending,
            new HttpProtocolException(0, "The HTTP/2 server closed the connection. HTTP/2 error code 'NO_ERROR' (0x0).", null)),
        WireFault.Refused => Refused(address),
        _ => null,
    };

    public static IOException ResetInBody()
    {
        SocketException reset = new((int)SocketError.ConnectionReset);
        return new IOException($"Unable to read data from the transport connection: {reset.Message}.", reset);
    }

    public static HttpIOException CutBody() => new(HttpRequestError.ResponseEnded, "The response ended prematurely.");

    public static HttpProtocolException ResetStreamInBody() => StreamReset("INTERNAL_ERROR", InternalError);

    private static HttpRequestException Refused(Uri address)
    {
        SocketException refused = new((int)SocketError.ConnectionRefused);
        return new HttpRequestException(
            HttpRequestError.ConnectionError,
            $"{refused.Message} ({address.Authority})",
            refused);
    }

    private static HttpProtocolException StreamReset(string name, long code) =>
        new(code, $"The HTTP/2 server reset the stream. HTTP/2 error code '{name}' (0x{code:x}).", null);
}
