using System.Globalization;

namespace WabaClient;

/// <summary>
/// Represents information from the headers of a response: ids for Meta's support, the version that was used, and rate
/// limit usage.
/// </summary>
/// <remarks>Instances are immutable and thread-safe.</remarks>
public sealed class GraphResponseInfo
{
    private readonly UsageHeaders? _usageHeaders;

    /// <summary>
    /// Initializes a new instance of the <see cref="GraphResponseInfo"/> class, for example for tests.
    /// </summary>
    public GraphResponseInfo()
    {
    }

    internal GraphResponseInfo(UsageHeaders usageHeaders) => _usageHeaders = usageHeaders;

    /// <summary>Gets the id of the request (<c>x-fb-request-id</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? RequestId { get; init; }

    /// <summary>Gets the trace id of the request (<c>x-fb-trace-id</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? TraceId { get; init; }

    /// <summary>Gets the revision of Graph's code (<c>x-fb-rev</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? Revision { get; init; }

    /// <summary>
    /// Gets the API version that Graph used for the request (<c>facebook-api-version</c>). Graph serves requests for an
    /// expired version with a later one, without an error.
    /// </summary>
    /// <value>Null if Graph did not send it.</value>
    public string? ApiVersion { get; init; }

    /// <summary>Gets how much of the rate limits is used. Parsed from the headers on first use.</summary>
    /// <value>Empty if Graph did not send it.</value>
    public IReadOnlyList<RateLimitUsage> Usage
    {
        get => field ?? _usageHeaders?.Entries ?? [];
        init;
    }

    /// <summary>Gets whether Graph warned about the version (<c>X-Ad-Api-Version-Warning</c>).</summary>
    internal bool HasVersionWarning { get; init; }

    /// <summary>Gets the time of the server (<c>Date</c>), as it was sent.</summary>
    internal string? Date { get; init; }

    /// <summary>Gets when the headers arrived, according to the client's clock.</summary>
    internal DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets how far the client's clock is ahead of the server's; negative if it is behind.</summary>
    /// <value>Null if Graph sent no date.</value>
    internal TimeSpan? ClockOffset =>
        DateTimeOffset.TryParse(Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? ReceivedAt - date
            : null;

    /// <summary>Gets the highest of all percentages, or null if Graph sent none.</summary>
    internal int? HighestUsage => Usage.Count == 0 ? null : Usage.Max(static usage => usage.Highest);
}
