namespace WabaClient;

/// <summary>What the headers of a reply say: ids for Meta's support, the version that served it, the use of rate limits.</summary>
public sealed class GraphResponseInfo
{
    private readonly UsageHeaders? _usageHeaders;

    /// <summary>Makes one, for tests of code that reads pages.</summary>
    public GraphResponseInfo()
    {
    }

    internal GraphResponseInfo(UsageHeaders usageHeaders) => _usageHeaders = usageHeaders;

    /// <summary>The id of the request (<c>x-fb-request-id</c>).</summary>
    /// <value>Null if Graph gave none.</value>
    public string? RequestId { get; init; }

    /// <summary>The trace id of the request (<c>x-fb-trace-id</c>).</summary>
    /// <value>Null if Graph gave none.</value>
    public string? TraceId { get; init; }

    /// <summary>The revision of Graph's code (<c>x-fb-rev</c>).</summary>
    /// <value>Null if Graph gave none.</value>
    public string? Revision { get; init; }

    /// <summary>The API version that served the request (<c>facebook-api-version</c>). Graph serves an expired version by a later one, without an error.</summary>
    /// <value>Null if Graph gave none.</value>
    public string? ApiVersion { get; init; }

    /// <summary>How much of the rate limits is used. Read from the headers when somebody asks.</summary>
    /// <value>Empty if Graph said nothing.</value>
    public IReadOnlyList<RateLimitUsage> Usage
    {
        get => field ?? _usageHeaders?.Entries ?? [];
        init;
    }
}
