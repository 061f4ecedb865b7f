namespace WabaClient;

/// <summary>The state of a page while the calls of its scope are paced.</summary>
internal sealed class CallPacing
{
    /// <summary>Gets or sets the number of the request within its scope.</summary>
    public long Number { get; set; }

    /// <summary>Gets or sets whether the request is counted as sent and has not ended.</summary>
    public bool IsSent { get; set; }

    /// <summary>Gets or sets whether the shared gate has reserved the request.</summary>
    public bool IsReserved { get; set; }

    /// <summary>Gets or sets whether the wait was announced.</summary>
    public bool IsAnnounced { get; set; }

    /// <summary>Gets or sets how long the request has waited.</summary>
    public TimeSpan Waited { get; set; }

    /// <summary>Gets or sets the usage that the response reported, in per cent; null if it reported none.</summary>
    public int? Usage { get; set; }
}
