using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>
/// Creates responses from bodies as Graph does: debug headers, the version that was used, the error envelope.
/// </summary>
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
            : reply.WithHeader("WWW-Authenticate", error.Challenge);
    }

    /// <summary>Creates a reply from the servers in front of Graph, which have no versions and request ids.</summary>
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
            json.WriteString("fbtrace_id", RequestId(request));
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Creates the response to <c>OPTIONS</c>, which browsers send before a call from another origin.
    /// </summary>
    public FakeReply Preflight(RecordedRequest request, string allowedMethods) => Dress(request, 200, Json, default)
        .WithHeader("Allow", allowedMethods)
        .WithHeader("Access-Control-Allow-Methods", allowedMethods)
        .WithHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");

    private FakeReply Dress(RecordedRequest request, int status, string contentType, ReadOnlyMemory<byte> body)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new("Content-Type", contentType),
            new("x-fb-request-id", RequestId(request)),
            new("x-fb-trace-id", Id(request, 2, 11)),
            new("x-fb-rev", (1_000_000_000 + (seed % 100_000_000)).ToString(CultureInfo.InvariantCulture)),
            new("X-FB-Debug", Id(request, 3, 86) + "=="),
            new("Cache-Control", status == 200 ? "private, no-cache, no-store, must-revalidate" : "no-store"),
            new("Access-Control-Allow-Origin", "*"),
            Date(),
        ];
        if (request.ServedVersion is { } served)
        {
            headers.Add(new("facebook-api-version", served));
            if (request.Version is { } asked && asked != served)
                headers.Add(
                    new("X-Ad-Api-Version-Warning", $"The call has been auto-upgraded to {served} as {asked} has been deprecated."));
        }

        return new FakeReply { Status = status, Headers = headers, Body = body };
    }

    public KeyValuePair<string, string> Date() =>
        new("Date", timeProvider.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));

    // Recorded errors have the same id in the header and the body.
    private string RequestId(RecordedRequest request) => "A" + Id(request, 1, 22);

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
