namespace WabaClient;

/// <summary>The schedule of one watched business, and the state of its last pass. Not thread-safe.</summary>
internal sealed class WatchedBusiness(BusinessId id)
{
    public BusinessId Id { get; } = id;

    /// <summary>Gets or sets the number of watches that specify the business.</summary>
    public int Watches { get; set; }

    /// <summary>Gets or sets whether the token had access to the business when businesses were last listed.</summary>
    public bool IsSeen { get; set; }

    public DateTimeOffset Due { get; set; }

    public DateTimeOffset BeganAt { get; set; }

    /// <summary>Gets or sets the number of edges that are not finished in the pass in progress.</summary>
    public int OpenEdges { get; set; }

    /// <summary>Gets or sets the number of consecutive passes in which every edge failed.</summary>
    public int Failures { get; set; }

    /// <summary>Gets or sets whether it was nudged and no pass has begun since then.</summary>
    public bool IsNudged { get; set; }

    /// <summary>Gets or sets when the last pass that was requested by a nudge began.</summary>
    public DateTimeOffset NudgedAt { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Gets the results of the pass in progress.</summary>
    public List<EdgeResult> Results { get; } = [];

    /// <summary>Gets or sets the end of the rate limit that ended the last pass.</summary>
    public DateTimeOffset ThrottledUntil { get; set; } = DateTimeOffset.MinValue;
}
