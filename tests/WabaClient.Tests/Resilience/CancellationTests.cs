using WabaClient.Tests.Support;

namespace WabaClient.Tests.Resilience;

/// <summary>Cancels a listing at everything it can wait for.</summary>
[Collection(ProcessWide.Name)]
public sealed class CancellationTests
{
    public enum Await
    {
        BackOff,
        BlockedGate,
        QueueOfTheGate,
        UsersGate,
        UsersGateWhileClosing,
        TokenProvider,
        TokenProviderAfterRefusal,
        Headers,
        HeadersOverAHandlerThatThrowsItsOwn,
        Body,
        BetweenPages,
        PageAhead,
    }

    public enum By
    {
        MethodToken,
        WithCancellation,
        Both,
    }

    public static TheoryData<Await, By> Everything => new MatrixTheoryData<Await, By>(Enum.GetValues<Await>(), Enum.GetValues<By>());

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task A_listing_ends_at_once_with_the_callers_token_and_leaves_nothing_behind(Await place, By by)
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

    private static async Task CancelAsync(Await place, By by)
    {
        using Scene scene = new(place);
        using CancellationTokenSource method = new();
        using CancellationTokenSource enumeration = new();
        CancellationTokenSource fired = by == By.WithCancellation ? enumeration : method;
        await scene.PrepareAsync();

        Task listing = scene.ListAsync(by == By.WithCancellation ? default : method.Token, by == By.MethodToken ? default : enumeration.Token);
        await scene.Reached;
        Assert.False(listing.IsCompleted);
        TimeSpan elapsed = scene.Time.Elapsed;
        int requests = scene.Requests;
        await fired.CancelAsync();
        scene.GoOn();

        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listing);

        Assert.Equal(fired.Token, e.CancellationToken);
        Assert.Equal((elapsed, requests, 0), (scene.Time.Elapsed, scene.Requests, scene.InFlight));
        await scene.AssertOthersGoOnAsync();
        Assert.Empty(scene.Time.Timers);
    }

    private static void CollectGarbage()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
