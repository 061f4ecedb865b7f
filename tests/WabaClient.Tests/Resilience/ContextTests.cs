namespace WabaClient.Tests.Resilience;

/// <summary>The library never returns to the synchronization context of its caller, whatever it waits for first.</summary>
public sealed class ContextTests
{
    // Between pages the caller waits, not the library; the handler that throws needs a cancellation.
    public static TheoryData<StopAt> Everywhere =>
        [.. Enum.GetValues<StopAt>().Except([StopAt.BetweenPages, StopAt.HeadersOfAThrowingHandler])];

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_listing_continues_without_the_callers_context(StopAt place)
    {
        CountingContext context = new();
        using StoppedListing stopped = new(place);
        await stopped.PrepareAsync();

        Task listing = context.Start(() => stopped.ListAsync());
        await stopped.Reached;
        Assert.True(place == StopAt.Leaving || !listing.IsCompleted);
        await stopped.RunToEndAsync(listing);

        Assert.Equal(0, context.Posts);
    }

    private sealed class CountingContext : SynchronizationContext
    {
        private int _posts;

        public int Posts => Volatile.Read(ref _posts);

        /// <summary>Runs the beginning of some work, up to its first wait, in this context.</summary>
        public Task Start(Func<Task> work)
        {
            SynchronizationContext? before = Current;
            SetSynchronizationContext(this);
            try
            {
                return work();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posts);
            base.Post(d, state);
        }
    }
}
