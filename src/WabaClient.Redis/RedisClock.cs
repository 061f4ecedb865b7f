using System.Globalization;
using StackExchange.Redis;

namespace WabaClient;

/// <summary>
/// The clock of the server: its time when it was last asked, plus the time that has elapsed since then. Thread-safe.
/// </summary>
internal sealed class RedisClock(TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private volatile Look? _last;

    /// <summary>Gets the time of the server, or null if it has not been asked yet.</summary>
    public DateTimeOffset? Now => _last is { } last ? last.Time + time.GetElapsedTime(last.Timestamp) : null;

    /// <summary>Gets whether the server has to be asked again, because a different server may answer by now.</summary>
    public bool IsOld => _last is { } last && time.GetElapsedTime(last.Timestamp) > Fresh;

    /// <summary>Asks the server that holds a key.</summary>
    public async Task<DateTimeOffset> LookAsync(IDatabase database, RedisKey key)
    {
        RedisResult[]? parts = (RedisResult[]?)await database.ExecuteAsync("TIME").ConfigureAwait(false);
        long seconds = long.Parse((string)parts![0]!, CultureInfo.InvariantCulture);
        long microseconds = long.Parse((string)parts[1]!, CultureInfo.InvariantCulture);
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(seconds).AddMicroseconds(microseconds);
        _last = new(now, time.GetTimestamp());
        return now;
    }

    private sealed record Look(DateTimeOffset Time, long Timestamp);
}
