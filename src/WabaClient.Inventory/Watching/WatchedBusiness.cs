namespace WabaClient;

/// <summary>When a watched business is read next, and what is known about its last pass. Not thread-safe.</summary>
internal sealed class WatchedBusiness(BusinessId id)
{
    public BusinessId Id { get; } = id;

    /// <summary>Gets or sets the number of watches that name the business.</summary>
    public int Watches { get; set; }

    /// <summary>Gets or sets whether it was among the businesses that the token sees.</summary>
    public bool IsSeen { get; set; }

    public DateTimeOffset Due { get; set; }

    public DateTimeOffset BeganAt { get; set; }

    /// <summary>Gets or sets the number of edges that have not been finished in the pass under way.</summary>
    public int OpenEdges { get; set; }

    /// <summary>Gets or sets the number of passes in a row in which every edge failed.</summary>
    public int Failures { get; set; }

    /// <summary>Gets or sets whether it was nudged and no pass has begun since.</summary>
    public bool IsNudged { get; set; }

    /// <summary>Gets or sets when the last pass began that a nudge asked for.</summary>
    public DateTimeOffset NudgedAt { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Gets the results of the pass under way.</summary>
    public List<EdgeResult> Results { get; } = [];

    /// <summary>Gets or sets until when a rate limit lasts that ended the last pass.</summary>
    public DateTimeOffset ThrottledUntil { get; set; } = DateTimeOffset.MinValue;
}
