using WabaClient.Testing;

namespace WabaClient.Tests.FaultMatrix;

internal sealed partial record FaultCase
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The faults after which a listing still returns all accounts.</summary>
    public static IReadOnlyDictionary<string, FaultCase> All { get; } = new Dictionary<string, FaultCase>
    {
        ["80008 with a usage header"] = Throttle(GraphFault.RateLimited(Minute)),
        ["80008 without a usage header"] = Throttle(GraphFault.RateLimited()),
        ["4 in 429"] = Throttle(GraphFault.AppRateLimited()),
        ["17"] = Throttle(GraphFault.UserRateLimited()),
        ["429 as HTML"] = Unreadable(GraphFault.TooManyRequestsHtml()),
        ["2 with is_transient"] = Fails<GraphApiException>(GraphFault.TransientError()),
        ["1"] = Fails<GraphApiException>(GraphFault.UnknownError()),
        ["Too much data"] = Passes(GraphFault.ReduceData()) with { ExtraCalls = 1, HalvesPages = true },
        ["190 in a 500"] = Passes(GraphFault.AccessTokenExpired(status: 500)) with { ExtraCalls = 1 },
        ["HTML 502"] = Unreadable(GraphFault.Html502()),
        ["Empty 500"] = Unreadable(GraphFault.Empty500()),
        ["503 text"] = Unreadable(GraphFault.Text503()),
        ["503 with a short Retry-After"] = Unreadable(GraphFault.Unavailable503(Minute)),
        ["503 with a long Retry-After"] =
            Unreadable(GraphFault.Unavailable503(TimeSpan.FromHours(1))) with { IsPatient = false },
        ["Service Unavailable in 200"] = Unreadable(GraphFault.ServiceUnavailableIn200()),
        ["Error in 200"] = Fails<GraphApiException>(GraphFault.ErrorIn200()),
        ["204"] = Unreadable(GraphFault.NoContent204()),
        ["{}"] = Unreadable(GraphFault.EmptyObject()),
        ["Null data"] = Unreadable(GraphFault.NullData()),
        ["[]"] = Unreadable(GraphFault.EmptyArray()),
        ["Byte order mark"] = Passes(GraphFault.ByteOrderMark()),
        ["Next on another host"] = Passes(GraphFault.NextOnAnotherHost()),
        ["Next without cursors"] = Passes(GraphFault.NextWithoutCursors()),
        ["Cut JSON"] = Unreadable(GraphFault.CutJson()),
        ["Cut gzip"] = Unreadable(GraphFault.CutGzip()),
        ["Gzip bomb"] = Unreadable(GraphFault.GzipBomb(17)),
        ["Chunked body without its last chunk"] = Broken(GraphFault.UnfinishedChunkedBody()),
        ["RST before headers"] = Broken(GraphFault.ConnectionReset()),
        ["FIN before headers"] = Broken(GraphFault.ConnectionClosed()) with { IsResentByTheTransport = true },
        ["RST in the body"] = Broken(GraphFault.ResetInBody()),
        ["FIN in the body"] = Broken(GraphFault.CutBody()),
        ["Stalled headers"] = Broken(GraphFault.StalledHeaders()) with { StallsIn = Place.Headers },
        ["Stalled body"] = Broken(GraphFault.StalledBody()) with { StallsIn = Place.Body },
        ["Latency"] = Passes(GraphFault.Latency(FakeLatency.Constant(TimeSpan.FromSeconds(20)))),
        ["Slowly dripping body"] = Broken(GraphFault.DrippingBody(TimeSpan.FromSeconds(0.25))),
        ["Dripping body that ends in time"] = Passes(GraphFault.DrippingBody(TimeSpan.FromMilliseconds(10))),
        ["Connection refused"] = Broken(GraphFault.ConnectionRefused()) with { IsRefused = true },
        ["Redirect to a login page"] =
            Unreadable(GraphFault.RedirectToLogin()) with { IsPatient = false, IsTransient = false },
        ["A throttle, then 190, then a throttle"] = InARow(
            Throttle(GraphFault.RateLimited(Minute)),
            Passes(GraphFault.AccessTokenExpired()),
            Throttle(GraphFault.RateLimited(Minute))),
        ["A throttle, then RST, then 2"] = InARow(
            Throttle(GraphFault.RateLimited(Minute)),
            Broken(GraphFault.ConnectionReset()),
            Fails<GraphApiException>(GraphFault.TransientError())),
    };

    /// <summary>The faults that end a listing whatever is retried.</summary>
    public static IReadOnlyDictionary<string, FaultCase> Final { get; } = new Dictionary<string, FaultCase>
    {
        ["190 for every token"] = Fails<InvalidAccessTokenException>(GraphFault.AccessTokenExpired().Always()),
        ["190 in a 500 for every token"] =
            Fails<InvalidAccessTokenException>(GraphFault.AccessTokenExpired(status: 500).Always()),
        ["Malformed token"] = Fails<InvalidAccessTokenException>(GraphFault.MalformedToken().Always()),
        ["200"] = Fails<PermissionDeniedException>(GraphFault.PermissionDenied()),
        ["368"] = Fails<ActionBlockedException>(GraphFault.ActionBlocked()),
        ["100"] = Fails<InvalidParameterException>(GraphFault.Error(100)),
        ["503 with a long Retry-After"] = Unreadable(GraphFault.Unavailable503(TimeSpan.FromHours(1))),
        ["80008 with a long wait"] = Throttle(GraphFault.RateLimited(regainAccess: TimeSpan.FromHours(1))),
    };

    private static FaultCase Throttle(GraphFault fault) => Fails<RateLimitedException>(fault);

    private static FaultCase Unreadable(GraphFault fault) => Fails<GraphResponseException>(fault);

    private static FaultCase Broken(GraphFault fault) => Fails<GraphConnectionException>(fault);

    private static FaultCase Fails<TException>(GraphFault fault)
        where TException : WabaClientException => new([fault], [typeof(TException)]);

    private static FaultCase Passes(GraphFault fault) => new([fault], []) { ExtraCalls = 0 };

    private static FaultCase InARow(params FaultCase[] cases) =>
        new([.. cases.SelectMany(each => each.Faults)], [.. cases.SelectMany(each => each.Ends)]);
}
