using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>Dresses bodies as Graph does: debug headers, the served version, the error envelope.</summary>
internal sealed class ReplyFactory(ulong seed, TimeProvider timeProvider)
{
    private const string Base64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    public const string Json = "application/json; charset=UTF-8";

    public FakeReply Success(RecordedRequest request, ReadOnlyMemory<byte> body) => Dress(request, 200, Json, body);

    public FakeReply Error(RecordedRequest request, FakeError error)
    {
        FakeReply reply = Dress(request, error.Status, Json, Envelope(request, error)) with { ErrorCode = error.Code };
        return error.Challenge is null
            ? reply
            : reply.WithHeader("WWW-Authenticate", $"{error.Challenge} \"{error.Message}\"");
    }

    /// <summary>A reply from the servers in front of Graph, which know nothing of versions and requests.</summary>
    public FakeReply Edge(int status, string? contentType, ReadOnlyMemory<byte> body)
    {
        List<KeyValuePair<string, string>> headers = [Date()];
        if (contentType is not null)
            headers.Add(new("Content-Type", contentType));
        return new FakeReply { Status = status, Headers = headers, Body = body };
    }

    public byte[] Envelope(RecordedRequest request, FakeError error)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer, JsonText.WriterOptions);
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("message", error.Message);
        if (error.Type is not null)
            json.WriteString("type", error.Type);
        json.WriteNumber("code", error.Code);
        if (error.Subcode is { } subcode)
            json.WriteNumber("error_subcode", subcode);
        if (error.IsTransient is { } isTransient)
            json.WriteBoolean("is_transient", isTransient);
        if (error.HasTraceId)
            json.WriteString("fbtrace_id", "A" + Id(request, 0, 22));
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private FakeReply Dress(RecordedRequest request, int status, string contentType, ReadOnlyMemory<byte> body)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new("Content-Type", contentType),
            new("x-fb-request-id", "A" + Id(request, 1, 22)),
            new("x-fb-trace-id", Id(request, 2, 11)),
            new("x-fb-rev", (1_000_000_000 + (seed % 100_000_000)).ToString(CultureInfo.InvariantCulture)),
            new("X-FB-Debug", Id(request, 3, 86) + "=="),
            new("Cache-Control", "private, no-cache, no-store, must-revalidate"),
            Date(),
        ];
        if (request.ServedVersion is not null)
            headers.Add(new("facebook-api-version", request.ServedVersion));
        return new FakeReply { Status = status, Headers = headers, Body = body };
    }

    private KeyValuePair<string, string> Date() => new("Date", timeProvider.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));

    private string Id(RecordedRequest request, ulong kind, int length) =>
        string.Create(length, StableHash.Mix(seed ^ ((ulong)request.Number << 2) ^ kind), static (text, state) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                state = StableHash.Mix(state);
                text[i] = Base64Url[(int)(state & 63)];
            }
        });
}
