using WabaClient.Tests.Support;

namespace WabaClient.Tests.Resilience;

/// <summary>Cancels a listing at everything it can wait for.</summary>
[Collection(ProcessWide.Name)]
public sealed class CancellationTests
{
    public enum By
    {
        MethodToken,
        WithCancellation,
        Both,
    }

    public static TheoryData<StopAt, By> Everywhere =>
        new MatrixTheoryData<StopAt, By>(Enum.GetValues<StopAt>().Except([StopAt.Leaving]), Enum.GetValues<By>());

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_listing_ends_at_once_with_the_callers_token_and_leaves_nothing_behind(StopAt place, By by)
    {
        List<Exception> unobserved = [];
        EventHandler<UnobservedTaskExceptionEventArgs> observer = (_, e) => unobserved.Add(e.Exception);
        CollectGarbage();
        TaskScheduler.UnobservedTaskException += observer;
        try
        {
            await CancelAsync(place, by);
            CollectGarbage();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= observer;
        }

        Assert.Empty(unobserved);
    }

    private static async Task CancelAsync(StopAt place, By by)
    {
        using StoppedListing stopped = new(place);
        using CancellationTokenSource method = new();
        using CancellationTokenSource enumeration = new();
        CancellationTokenSource fired = by == By.WithCancellation ? enumeration : method;
        await stopped.PrepareAsync();

        Task listing = stopped.ListAsync(
            by == By.WithCancellation ? default : method.Token,
            by == By.MethodToken ? default : enumeration.Token);
        await stopped.Reached;
        Assert.False(listing.IsCompleted);
        TimeSpan elapsed = stopped.Time.Elapsed;
        int requests = stopped.Requests;
        await fired.CancelAsync();

        // The caller's own work between pages is not cancelled; the caller ends it.
        if (place == StopAt.BetweenPages)
            stopped.Release();

        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listing);

        Assert.Equal(fired.Token, e.CancellationToken);
        Assert.Equal(elapsed, stopped.Time.Elapsed);
        Assert.Equal(requests, stopped.Requests);
        Assert.Equal(0, stopped.InFlight);
        await stopped.AssertOthersContinueAsync();
        Assert.Empty(stopped.Time.Timers);
    }

    private static void CollectGarbage()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
