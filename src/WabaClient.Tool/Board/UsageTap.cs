using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>Reads the usage of rate limits from all responses, and counts the calls in flight.</summary>
internal sealed class UsageTap : DelegatingHandler
{
    public const string AppId = "app";

    private int _running;
    private long _calls;

    /// <summary>Gets the number of calls in flight.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Gets the number of calls that have ended.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>Gets or sets the function that receives each reported usage.</summary>
    public Action<RateLimitUsage>? Report { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _running);
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            Read(response, "X-Business-Use-Case-Usage", ReadBusinesses);
            Read(response, "X-App-Usage", root => Report?.Invoke(ReadUse(root, AppId)));
            return response;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            Interlocked.Increment(ref _calls);
        }
    }

    private static void Read(HttpResponseMessage response, string name, Action<JsonElement> read)
    {
        if (!response.Headers.NonValidated.TryGetValues(name, out var values))
            return;
        try
        {
            using JsonDocument document = JsonDocument.Parse(values.ToString());
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                read(document.RootElement);
        }
        catch (JsonException)
        {
            // The client handles the response. A header that cannot be read is not reported.
        }
    }

    private void ReadBusinesses(JsonElement root)
    {
        foreach (JsonProperty business in root.EnumerateObject())
        {
            if (business.Value.ValueKind != JsonValueKind.Array)
                continue;
            foreach (JsonElement use in business.Value.EnumerateArray().Where(use => use.ValueKind == JsonValueKind.Object))
                Report?.Invoke(ReadUse(use, business.Name));
        }
    }

    private static RateLimitUsage ReadUse(JsonElement use, string id) => new()
    {
        ObjectId = id,
        Type = use.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null,
        CallCount = Number(use, "call_count"),
        TotalCpuTime = Number(use, "total_cputime"),
        TotalTime = Number(use, "total_time"),
        EstimatedTimeToRegainAccess = TimeSpan.FromMinutes(Number(use, "estimated_time_to_regain_access")),
    };

    private static int Number(JsonElement use, string name) =>
        use.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
            ? Math.Clamp(number, 0, 1_000_000)
            : 0;
}
