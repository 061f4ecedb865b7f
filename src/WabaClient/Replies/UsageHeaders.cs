using System.Text;
using System.Text.Json;

namespace WabaClient;

/// <summary>The usage headers of a reply, kept as they came and read when somebody asks.</summary>
internal sealed class UsageHeaders(string? business, string? app)
{
    private const int MostEntries = 256;

    private IReadOnlyList<RateLimitUsage>? _entries;

    public IReadOnlyList<RateLimitUsage> Entries => _entries ??= Read();

    private List<RateLimitUsage> Read()
    {
        List<RateLimitUsage> entries = [];
        ReadHeader(business, entries, ReadBusiness);
        ReadHeader(app, entries, ReadApp);
        return entries;
    }

    private static void ReadHeader(string? header, List<RateLimitUsage> entries, HeaderReader read)
    {
        if (string.IsNullOrEmpty(header))
            return;
        try
        {
            Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(header));
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                read(ref reader, entries);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A header is advice: what was read before the garbage stays, the rest is as if it were missing.
        }
    }

    private static void ReadApp(ref Utf8JsonReader reader, List<RateLimitUsage> entries) => entries.Add(ReadEntry(ref reader, objectId: null));

    // Ids may come twice, and one id may have several types: a list keeps them all.
    private static void ReadBusiness(ref Utf8JsonReader reader, List<RateLimitUsage> entries)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && entries.Count < MostEntries)
        {
            string id = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
                entries.Add(ReadEntry(ref reader, id));
            else if (reader.TokenType == JsonTokenType.StartArray)
                ReadArray(ref reader, id, entries);
        }
    }

    private static void ReadArray(ref Utf8JsonReader reader, string id, List<RateLimitUsage> entries)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && entries.Count < MostEntries)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                entries.Add(ReadEntry(ref reader, id));
            else
                reader.Skip();
        }
    }

    private static RateLimitUsage ReadEntry(ref Utf8JsonReader reader, string? objectId)
    {
        string? type = null;
        double calls = 0, cpu = 0, time = 0, minutes = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
                type = ReadText(ref reader);
            else if (reader.ValueTextEquals("call_count"u8))
                calls = ReadNumber(ref reader);
            else if (reader.ValueTextEquals("total_cputime"u8))
                cpu = ReadNumber(ref reader);
            else if (reader.ValueTextEquals("total_time"u8))
                time = ReadNumber(ref reader);
            else if (reader.ValueTextEquals("estimated_time_to_regain_access"u8))
                minutes = ReadNumber(ref reader);
            else
                ReadText(ref reader);
        }

        return new()
        {
            ObjectId = objectId,
            Type = type,
            CallCount = PerCent(calls),
            TotalCpuTime = PerCent(cpu),
            TotalTime = PerCent(time),
            EstimatedTimeToRegainAccess = Minutes(minutes),
        };
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        reader.Skip();
        return null;
    }

    private static double ReadNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number)
            return reader.GetDouble();
        if (reader.TokenType == JsonTokenType.String)
            return double.TryParse(reader.GetString(), System.Globalization.CultureInfo.InvariantCulture, out double number) ? number : 0;
        reader.Skip();
        return 0;
    }

    // A limit can be overdrawn a little, never a thousandfold: the cap keeps garbage from overflowing.
    private static int PerCent(double value) => value > 0 ? (int)Math.Min(value, 100_000) : 0;

    private static TimeSpan Minutes(double value) =>
        value > 0 ? TimeSpan.FromMinutes(Math.Min(value, TimeSpan.FromDays(365).TotalMinutes)) : TimeSpan.Zero;

    private delegate void HeaderReader(ref Utf8JsonReader reader, List<RateLimitUsage> entries);
}
