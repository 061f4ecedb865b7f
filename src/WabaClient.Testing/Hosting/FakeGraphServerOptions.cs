namespace WabaClient.Testing;

/// <summary>
/// Specifies the settings of a <see cref="FakeGraphServer"/>. Not thread-safe; read once, when the server starts.
/// </summary>
public sealed class FakeGraphServerOptions
{
    /// <summary>Gets or sets whether the server uses TLS, with HTTP/2 and HTTP/1.1 negotiated by ALPN.</summary>
    /// <value>False by default: HTTP/1.1 without TLS.</value>
    /// <remarks>
    /// The certificate is created in memory for each server. See <see cref="FakeGraphServer.Certificate"/>.
    /// </remarks>
    public bool UseHttps { get; set; }

    /// <summary>Gets or sets the TCP port on the loopback interface.</summary>
    /// <value>0 by default: a free port.</value>
    public int Port { get; set; }
}
