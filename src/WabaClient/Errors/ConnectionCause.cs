using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace WabaClient;

/// <summary>Describes the cause of a connection failure.</summary>
internal static class ConnectionCause
{
    /// <summary>Returns whether an exception that the HttpClient threw is caused by an error in the program.</summary>
    /// <remarks>
    /// A <see cref="WebException"/>, which the handlers of some platforms throw, is a network failure despite its base
    /// class.
    /// </remarks>
    public static bool IsMistake(Exception exception) =>
        exception is (InvalidOperationException and not WebException) or NotSupportedException or ArgumentException;

    public static string Describe(Exception exception)
    {
        if (Find<SocketException>(exception) is { } socket)
            return ForSocket(socket.SocketErrorCode);
        if (Find<AuthenticationException>(exception) is not null)
            return "the TLS handshake failed";
        return exception is HttpRequestException http ? ForRequest(http.HttpRequestError) : exception.GetType().Name;
    }

    private static string ForSocket(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "connection refused",
        SocketError.ConnectionReset or SocketError.ConnectionAborted => "connection reset",
        SocketError.HostNotFound or SocketError.NoData => "the host name could not be resolved",
        SocketError.TryAgain => "the DNS server did not answer",
        SocketError.TimedOut => "the connection timed out",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown => "the network is unreachable",
        _ => $"socket error {error}",
    };

    private static string ForRequest(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "the host name could not be resolved",
        HttpRequestError.ConnectionError => "no connection could be made",
        HttpRequestError.SecureConnectionError => "the TLS handshake failed",
        HttpRequestError.ProxyTunnelError => "the proxy refused the connection",
        HttpRequestError.ResponseEnded => "the connection was closed before the response was complete",
        HttpRequestError.HttpProtocolError or HttpRequestError.InvalidResponse => "the response violates the HTTP protocol",
        HttpRequestError.VersionNegotiationError => "no common HTTP version was found",
        HttpRequestError.ConfigurationLimitExceeded => "the response exceeds a limit of the HttpClient",
        _ => "the request failed",
    };

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
            exception = exception.InnerException;
        return (T?)exception;
    }
}
