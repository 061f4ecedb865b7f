namespace WabaClient.Tool.Board.Tests.Support;

/// <summary>Waits for conditions. The limit is so long that only a condition that never becomes true reaches it.</summary>
internal static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        using CancellationTokenSource limit = new(Limit);
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
                Assert.Fail($"It did not happen that {what}.");
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
