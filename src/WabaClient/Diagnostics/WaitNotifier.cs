using Microsoft.Extensions.Logging;

namespace WabaClient;

/// <summary>Raises the client's <c>Waiting</c> event. Thread-safe; never throws.</summary>
internal sealed class WaitNotifier(TimeProvider time, ILogger logger)
{
    /// <summary>Gets the shortest wait that is announced.</summary>
    public static TimeSpan ShortestAnnounced { get; } = TimeSpan.FromSeconds(1);

    public event EventHandler<WaitingEventArgs>? Waiting;

    /// <summary>Gets whether there are handlers.</summary>
    public bool IsObserved => Waiting is not null;

    /// <summary>Gets or sets the client that handlers receive as the sender.</summary>
    public object? Sender { get; set; }

    /// <summary>Announces a wait that is about to begin, unless it is shorter than a second.</summary>
    /// <param name="reason">The reason for the wait.</param>
    /// <param name="objectId">The id in the path of the call.</param>
    /// <param name="code">Graph's error code, or null if there is none.</param>
    /// <param name="wait">The expected length of the wait.</param>
    public void Announce(WaitReason reason, string? objectId, int? code, TimeSpan wait)
    {
        if (wait < ShortestAnnounced || Waiting is not { } handlers)
            return;
        WaitingEventArgs args =
            new() { Reason = reason, ObjectId = objectId, Code = code, Wait = wait, Until = time.GetUtcNow() + wait };
        foreach (EventHandler<WaitingEventArgs> handler in handlers.GetInvocationList().Cast<EventHandler<WaitingEventArgs>>())
        {
            try
            {
                handler(Sender, args);
            }
            catch (Exception e)
            {
                Log.WaitingHandlerFailed(logger, e);
            }
        }
    }
}
