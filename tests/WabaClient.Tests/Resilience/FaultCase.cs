using WabaClient.Testing;

namespace WabaClient.Tests.Resilience;

/// <summary>Something that goes wrong with one page, once: in what the listing ends where nothing is retried, and where it has to be helped along.</summary>
internal sealed record FaultCase(Type? Ends, params GraphFault[] Faults)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static IReadOnlyDictionary<string, Func<FaultCase>> All { get; } = new Dictionary<string, Func<FaultCase>>
    {
        ["80008 with a usage header"] = () => Throttle(GraphFault.RateLimited(Minute)),
        ["80008 without a usage header"] = () => Throttle(GraphFault.RateLimited()),
        ["4 in 429"] = () => Throttle(GraphFault.AppRateLimited()),
        ["429 as HTML"] = () => Unreadable(GraphFault.TooManyRequestsHtml()),
        ["2 with is_transient"] = () => new(typeof(GraphApiException), GraphFault.TransientError()),
        ["1"] = () => new(typeof(GraphApiException), GraphFault.UnknownError()),
        ["190 in a 500"] = () => new(null, GraphFault.AccessTokenExpired(status: 500)),
        ["HTML 502"] = () => Unreadable(GraphFault.Html502()),
        ["Empty 500"] = () => Unreadable(GraphFault.Empty500()),
        ["503 text"] = () => Unreadable(GraphFault.Text503()),
        ["503 with a short Retry-After"] = () => Unreadable(GraphFault.Unavailable503(Minute)),
        ["503 with a long Retry-After"] = () => Unreadable(GraphFault.Unavailable503(TimeSpan.FromHours(1))) with { IsPatient = false },
        ["Service Unavailable in 200"] = () => Unreadable(GraphFault.ServiceUnavailableIn200()),
        ["Error in 200"] = () => new(typeof(GraphApiException), GraphFault.ErrorIn200()),
        ["204"] = () => Unreadable(GraphFault.NoContent204()),
        ["{}"] = () => Unreadable(GraphFault.EmptyObject()),
        ["Null data"] = () => Unreadable(GraphFault.NullData()),
        ["[]"] = () => Unreadable(GraphFault.EmptyArray()),
        ["Byte order mark"] = () => new(null, GraphFault.ByteOrderMark()) { CallsMore = 0 },
        ["Cut JSON"] = () => Unreadable(GraphFault.CutJson()),
        ["Cut gzip"] = () => Unreadable(GraphFault.CutGzip()),
        ["Gzip bomb"] = () => Unreadable(GraphFault.GzipBomb(17)),
        ["Chunked body without its last chunk"] = () => Broken(GraphFault.UnfinishedChunkedBody()),
        ["RST before headers"] = () => Broken(GraphFault.ConnectionReset()),
        ["FIN before headers"] = () => Broken(GraphFault.ConnectionClosed()) with { IsResentByTheTransport = true },
        ["RST in the body"] = () => Broken(GraphFault.ResetInBody()),
        ["FIN in the body"] = () => Broken(GraphFault.CutBody()),
        ["Stalled headers"] = () => Broken(GraphFault.StalledHeaders()) with { StallsIn = Place.Headers },
        ["Stalled body"] = () => Broken(GraphFault.StalledBody()) with { StallsIn = Place.Body },
        ["Slowly dripping body"] = () => Broken(GraphFault.DrippingBody(TimeSpan.FromSeconds(0.25))),
        ["Dripping body that ends in time"] = () => new(null, GraphFault.DrippingBody(TimeSpan.FromMilliseconds(10))) { CallsMore = 0 },
        ["Connection refused"] = () => Broken(GraphFault.ConnectionRefused()) with { IsRefused = true },
        ["Redirect to a login page"] = () => Unreadable(GraphFault.RedirectToLogin()) with { IsPatient = false, IsTransient = false },
        ["A throttle, then 190, then a throttle"] = () => Throttle(GraphFault.RateLimited(Minute), GraphFault.AccessTokenExpired(), GraphFault.RateLimited(Minute)),
    };

    public enum Place
    {
        Nowhere,
        Headers,
        Body,
    }

    /// <summary>How many calls more than pages it takes.</summary>
    public int CallsMore { get; init; } = Faults.Length;

    /// <summary>Whether the client waits for it to pass, rather than throw at once.</summary>
    public bool IsPatient { get; init; } = true;

    /// <summary>Whether the exception says that the same call may succeed later.</summary>
    public bool IsTransient { get; init; } = true;

    /// <summary>Where only the time-out of the attempt ends it.</summary>
    public Place StallsIn { get; init; }

    /// <summary>Whether no connection is made at all, so that nothing reaches a server.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Whether SocketsHttpHandler sends the request again by itself, as it does when a connection is closed before the first byte.</summary>
    public bool IsResentByTheTransport { get; init; }

    private static FaultCase Throttle(params GraphFault[] faults) => new(typeof(RateLimitedException), faults);

    private static FaultCase Unreadable(GraphFault fault) => new(typeof(GraphResponseException), fault);

    private static FaultCase Broken(GraphFault fault) => new(typeof(GraphConnectionException), fault);
}
