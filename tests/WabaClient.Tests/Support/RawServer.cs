using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WabaClient.Tests.Support;

/// <summary>Answers every HTTP/1.1 request with an empty page and keeps its head as it was on the wire.</summary>
internal sealed class RawServer : IDisposable
{
    private const string Page = "{\"data\":[]}";

    private static readonly byte[] Response = Encoding.ASCII.GetBytes(
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Page.Length}\r\n\r\n{Page}");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _heads = [];

    public RawServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    /// <summary>The request lines and headers, one text per request.</summary>
    public IReadOnlyList<string> Heads
    {
        get
        {
            lock (_heads)
                return [.. _heads];
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                await AnswerRequestsAsync(connection.GetStream());
            }
            catch (Exception e) when (e is IOException or InvalidOperationException)
            {
                // The client has closed the connection. A test in the same process may look for unobserved exceptions.
            }
        }
    }

    private async Task AnswerRequestsAsync(NetworkStream stream)
    {
        StreamReader reader = new(stream, Encoding.ASCII);
        StringBuilder head = new();
        while (await reader.ReadLineAsync() is { } line)
        {
            head.AppendLine(line);
            if (line.Length > 0)
                continue;
            lock (_heads)
                _heads.Add(head.ToString());
            head.Clear();
            await stream.WriteAsync(Response);
        }
    }
}
