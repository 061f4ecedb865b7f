using System.Diagnostics;

namespace WabaClient.Tests.Support;

/// <summary>Waits for what happens on other threads.</summary>
internal static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static async Task UntilAsync(Func<bool> condition)
    {
        long began = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Limit, "What was waited for did not happen.");
            await Task.Delay(1);
        }
    }
}
