using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace WabaClient.Testing.Tests;

/// <summary>Requests by chance: whatever is sent, the fake answers as Graph does, and never with its own failure.</summary>
public sealed class RequestFuzzTests
{
    private const int RequestsInMemory = 600;
    private const int RequestsOnTheWire = 120;

    private readonly FakeGraph _graph = new();
    private readonly string _accountId;

    public RequestFuzzTests()
    {
        FakeBusiness business =
            _graph.AddBusiness(TestHost.BusinessId, "Lucky Shrub").AddOwnedAccounts(30).AddClientAccounts(3);
        _accountId = business.OwnedAccounts.First().Id.Value;
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task In_memory_every_request_is_answered(int seed)
    {
        Random random = new(seed);
        HashSet<int> outcomes = [];
        using HttpClient http = _graph.CreateClient();
        for (int i = 0; i < RequestsInMemory; i++)
        {
            RandomRequest request = new(random, _accountId);
            if (!Uri.TryCreate(
                "https://graph.facebook.com" + request.Target,
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true },
                out Uri? uri))
                continue;

            using HttpRequestMessage message = new(new HttpMethod(request.Method), uri) { Content = new StringContent(request.Body, Encoding.ASCII, "application/x-www-form-urlencoded") };
            foreach (string header in request.Header)
                message.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]);
            try
            {
                using HttpResponseMessage response = await http.SendAsync(message);
                outcomes.Add(Outcome(request, (int)response.StatusCode, await ReadAsync(response.Content)));
            }
            catch (UnmatchedRequestException)
            {
                // The fake's way to say in memory that it has no such path.
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{request}: {exception}");
            }
        }

        // The requests reach every part of the fake: the door, the fields, filters and cursors, and the answers.
        Assert.Empty(new[] { 0, 100, 104, 2500, 2642 }.Except(outcomes));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task On_the_wire_every_request_is_answered(int seed)
    {
        Random random = new(1_000 + seed);
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(_graph);
        for (int i = 0; i < RequestsOnTheWire; i++)
        {
            RandomRequest request = new(random, _accountId);
            string response = await SendAsync(server.BaseAddress, request);

            Assert.True(
                response.StartsWith("HTTP/1.1 ", StringComparison.Ordinal),
                $"{request}: no response, but '{response}'");
            int status = int.Parse(response.AsSpan(9, 3), CultureInfo.InvariantCulture);
            Assert.True(status < 500, $"{request}: {response}");
        }
    }

    /// <summary>Returns the code of Graph's error, or 0.</summary>
    private static int Outcome(RandomRequest request, int status, string body)
    {
        Assert.True(status is >= 200 and < 500, $"{request}: {status} {body}");
        if (body.Length == 0)
            return 0;

        try
        {
            JsonElement json = JsonDocument.Parse(body).RootElement;
            return status == 200 ? 0 : json.GetProperty("error").GetProperty("code").GetInt32();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidOperationException($"{request}: {body}", exception);
        }
    }

    private static async Task<string> ReadAsync(HttpContent content)
    {
        await using Stream body = await content.ReadAsStreamAsync();
        await using Stream text = content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            _ => body,
        };
        return await new StreamReader(text).ReadToEndAsync();
    }

    private static async Task<string> SendAsync(Uri server, RandomRequest request)
    {
        using TcpClient tcp = new();
        await tcp.ConnectAsync(server.Host, server.Port);
        NetworkStream stream = tcp.GetStream();
        StringBuilder head = new(
            $"{request.Method} {request.Target} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n");
        foreach (string header in request.Header)
            head.Append(header).Append("\r\n");
        if (request.Body.Length > 0)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {request.Body.Length}\r\n");
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").Append(request.Body).ToString()));
        using StreamReader reader = new(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
