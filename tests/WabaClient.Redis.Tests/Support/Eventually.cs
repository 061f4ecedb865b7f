using System.Diagnostics;

namespace WabaClient.Tests.Support;

/// <summary>Waits for a condition, however long the machine takes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task IsTrueAsync(Func<Task<bool>> condition, string what)
    {
        for (long start = Stopwatch.GetTimestamp(); !await condition();)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"Did not happen: {what}");
            await Task.Delay(20);
        }
    }

    public static Task IsTrueAsync(Func<bool> condition, string what) => IsTrueAsync(() => Task.FromResult(condition()), what);
}
