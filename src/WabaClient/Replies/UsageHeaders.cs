using System.Text;
using System.Text.Json;

namespace WabaClient;

/// <summary>The usage headers of a reply, stored as they were sent and parsed on first use.</summary>
internal sealed class UsageHeaders(string? business, string? app)
{
    private const int MostEntries = 256;

    private static readonly SharedStrings Names = new(
    [
        "type",
        "call_count",
        "total_cputime",
        "total_time",
        "estimated_time_to_regain_access",
    ]);

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
            Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(header), TolerantJson.ReplyOptions);
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                read(ref reader, entries);
        }
        catch (JsonException)
        {
            // The entries before the malformed part are kept; the rest is treated as missing.
        }
    }

    private static void ReadApp(ref Utf8JsonReader reader, List<RateLimitUsage> entries) =>
        entries.Add(ReadEntry(ref reader, objectId: null));

    // An id can occur repeatedly and with several types; a list keeps all entries.
    private static void ReadBusiness(ref Utf8JsonReader reader, List<RateLimitUsage> entries)
    {
        while (TolerantJson.ReadProperty(ref reader, Names, out string id) && entries.Count < MostEntries)
        {
            if (reader.TokenType == JsonTokenType.StartArray)
                ReadArray(ref reader, id, entries);
            else
                ReadElement(ref reader, id, entries);
        }
    }

    private static void ReadArray(ref Utf8JsonReader reader, string id, List<RateLimitUsage> entries)
    {
        while (TolerantJson.ReadElement(ref reader) && entries.Count < MostEntries)
            ReadElement(ref reader, id, entries);
    }

    private static void ReadElement(ref Utf8JsonReader reader, string id, List<RateLimitUsage> entries)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            entries.Add(ReadEntry(ref reader, id));
        else
            TolerantJson.Skip(ref reader);
    }

    private static RateLimitUsage ReadEntry(ref Utf8JsonReader reader, string? objectId)
    {
        string? type = null;
        double? calls = null, cpu = null, time = null, minutes = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            bool understood = property switch
            {
                "type" => TolerantJson.TryString(ref reader, out type),
                "call_count" => TolerantJson.TryDouble(ref reader, out calls),
                "total_cputime" => TolerantJson.TryDouble(ref reader, out cpu),
                "total_time" => TolerantJson.TryDouble(ref reader, out time),
                "estimated_time_to_regain_access" => TolerantJson.TryDouble(ref reader, out minutes),
                _ => false,
            };
            if (!understood)
                TolerantJson.Skip(ref reader);
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

    // A limit can be exceeded slightly, but never a thousandfold: the cap prevents an overflow.
    private static int PerCent(double? value) => value > 0 ? (int)Math.Min(value.Value, 100_000) : 0;

    private static TimeSpan Minutes(double? value) =>
        value > 0 ? TimeSpan.FromMinutes(Math.Min(value.Value, TimeSpan.FromDays(365).TotalMinutes)) : TimeSpan.Zero;

    private delegate void HeaderReader(ref Utf8JsonReader reader, List<RateLimitUsage> entries);
}
