using System.Globalization;
using StackExchange.Redis;

namespace WabaClient;

/// <summary>The shared state of the usage of a scope: a hash, and a key that spaces calls.</summary>
/// <remarks>
/// The calls of the last hour are counted in steps of the server's time; the field of a step is its number.
/// </remarks>
internal sealed class RedisPacing(RedisKeys keys, TimeProvider time)
{
    // The state of a scope that is not called for longer is lost. Its own calls then count as those of others, which is safe.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(14);

    // The shortest lifetime of a key. A reservation without remaining time expires now, but is still that of another call.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private static readonly int Steps = (int)(TimeSpan.FromHours(1) / RateLimitPacingAnswer.Step) + 1;

    private readonly RedisClock _clock = new(time);

    /// <summary>Reports and asks in one round trip.</summary>
    public async Task<RateLimitPacingAnswer?> AskAsync(IDatabase database, RateLimitPacingQuestion? question)
    {
        if (question is null)
            return null;
        RedisKey key = keys.Usage(question.Scope);
        RedisKey pace = keys.Pace(question.Scope);
        if (_clock.Now is not { } now)
            now = await _clock.LookAsync(database, key).ConfigureAwait(false);
        Task looking = _clock.IsOld ? _clock.LookAsync(database, key) : Task.CompletedTask;
        Task reporting = Report(database, key, question, now);
        Task<HashEntry[]> reading = database.HashGetAllAsync(key);
        Task<bool>? reserving = question.Spacing >= Shortest
            ? database.StringSetAsync(pace, 1, question.Spacing, When.NotExists)
            : null;
        Task<TimeSpan?>? waiting = reserving is null ? null : database.KeyTimeToLiveAsync(pace);
        await Task.WhenAll(looking, reporting, reading, reserving ?? looking, waiting ?? looking).ConfigureAwait(false);
        TimeSpan wait = TimeSpan.Zero;
        if (reserving is not null && !await reserving.ConfigureAwait(false))
            wait = await waiting!.ConfigureAwait(false) is { } left && left > Shortest ? left : Shortest;
        return AnswerOf(await reading.ConfigureAwait(false), now, wait, database, key);
    }

    private static Task<bool> Report(IDatabase database, RedisKey key, RateLimitPacingQuestion question, DateTimeOffset now)
    {
        if (question is { Calls: 0, Usage: null, Cost: null })
            return database.KeyExpireAsync(key, Kept);
        ITransaction transaction = database.CreateTransaction();
        if (question.Calls > 0)
            _ = transaction.HashIncrementAsync(key, StepOf(now), question.Calls);
        if (question.Usage is { } usage)
            _ = transaction.HashSetAsync(key, [new("u", usage), new("s", 0)]);
        else if (question.Calls > 0)
            _ = transaction.HashIncrementAsync(key, "s", question.Calls);
        if (question.Cost is { } cost)
            _ = transaction.HashSetAsync(key, "c", Math.Round(cost, 6).ToString(CultureInfo.InvariantCulture));
        _ = transaction.KeyExpireAsync(key, Kept);
        return transaction.ExecuteAsync();
    }

    private static RateLimitPacingAnswer AnswerOf(
        HashEntry[] entries, DateTimeOffset now, TimeSpan wait, IDatabase database, RedisKey key)
    {
        int[] calls = new int[Steps];
        int? usage = null;
        int since = 0;
        double? cost = null;
        List<RedisValue> old = [];
        foreach (HashEntry entry in entries)
        {
            if (entry.Name == "u")
                usage = (int)entry.Value;
            else if (entry.Name == "s")
                since = (int)entry.Value;
            else if (entry.Name == "c")
                cost = (double)entry.Value;
            else if (StepOf(now) - (long)entry.Name is var step && step < Steps)
                calls[Math.Max(0, step)] += (int)entry.Value;
            else
                old.Add(entry.Name);
        }

        if (old.Count > 0)
            _ = database.HashDeleteAsync(key, [.. old], CommandFlags.FireAndForget);
        return new()
        {
            Usage = usage,
            CallsSinceUsage = since,
            Cost = cost,
            Calls = calls,
            StepAge = TimeSpan.FromMilliseconds(now.ToUnixTimeMilliseconds() % (long)RateLimitPacingAnswer.Step.TotalMilliseconds),
            Wait = wait,
        };
    }

    private static long StepOf(DateTimeOffset now) => now.ToUnixTimeSeconds() / (long)RateLimitPacingAnswer.Step.TotalSeconds;
}
