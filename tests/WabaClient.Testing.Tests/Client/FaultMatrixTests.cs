using System.Net;
using WabaClient.Tests.Support;

namespace WabaClient.Testing.Tests;

/// <summary>The library over the fake: each kind of fault on each page of a listing, in memory and over Kestrel.</summary>
public sealed class FaultMatrixTests
{
    private const int Pages = 4;
    private const int PageSize = 3;
    private const int Accounts = 11;

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    private static readonly Dictionary<string, GraphFault[]> Passing = new()
    {
        ["80008 with a wait"] = [GraphFault.RateLimited(regainAccess: Soon)],
        ["80008 without"] = [GraphFault.RateLimited()],
        ["4 in 429"] = [GraphFault.AppRateLimited()],
        ["17"] = [GraphFault.UserRateLimited()],
        ["429 as HTML"] = [GraphFault.TooManyRequestsHtml()],
        ["2"] = [GraphFault.TransientError()],
        ["1"] = [GraphFault.UnknownError()],
        ["reduce the amount of data"] = [GraphFault.ReduceData()],
        ["HTML 502"] = [GraphFault.Html502()],
        ["empty 500"] = [GraphFault.Empty500()],
        ["503 text"] = [GraphFault.Text503()],
        ["503 with a wait"] = [GraphFault.Unavailable503(Soon)],
        ["text in 200"] = [GraphFault.ServiceUnavailableIn200()],
        ["error in 200"] = [GraphFault.ErrorIn200()],
        ["204"] = [GraphFault.NoContent204()],
        ["{}"] = [GraphFault.EmptyObject()],
        ["data null"] = [GraphFault.NullData()],
        ["[]"] = [GraphFault.EmptyArray()],
        ["cut JSON"] = [GraphFault.CutJson()],
        ["cut body"] = [GraphFault.CutBody()],
        ["no last chunk"] = [GraphFault.UnfinishedChunkedBody()],
        ["cut gzip"] = [GraphFault.CutGzip()],
        ["gzip bomb"] = [GraphFault.GzipBomb(megabytes: 17)],
        ["RST"] = [GraphFault.ConnectionReset()],
        ["RST in the body"] = [GraphFault.ResetInBody()],
        ["refused"] = [GraphFault.ConnectionRefused()],
        ["stalled headers"] = [GraphFault.StalledHeaders()],
        ["stalled body"] = [GraphFault.StalledBody()],
        // As long as a time-out: the driven clock waits for neither.
        ["dripping body"] = [GraphFault.DrippingBody(new TestTime().AttemptTimeout)],
        ["three in a row"] = [GraphFault.RateLimited(regainAccess: Soon), GraphFault.ConnectionReset(), GraphFault.TransientError()],
    };

    private static readonly Dictionary<string, GraphFault> Harmless = new()
    {
        ["byte order mark"] = GraphFault.ByteOrderMark(),
        ["another host"] = GraphFault.NextOnAnotherHost(),
        ["no cursors"] = GraphFault.NextWithoutCursors(),
        ["late"] = GraphFault.Latency(FakeLatency.Constant(TimeSpan.FromSeconds(20))),
    };

    private static readonly Dictionary<string, (GraphFault Fault, Type Expected)> Final = new()
    {
        ["190"] = (GraphFault.AccessTokenExpired(), typeof(InvalidAccessTokenException)),
        ["190 in 500"] = (GraphFault.AccessTokenExpired(status: 500), typeof(InvalidAccessTokenException)),
        ["malformed token"] = (GraphFault.MalformedToken(), typeof(InvalidAccessTokenException)),
        ["200"] = (GraphFault.PermissionDenied(), typeof(PermissionDeniedException)),
        ["368"] = (GraphFault.ActionBlocked(), typeof(ActionBlockedException)),
        ["100"] = (GraphFault.Error(100), typeof(InvalidParameterException)),
        ["redirect"] = (GraphFault.RedirectToLogin(), typeof(GraphResponseException)),
        ["503 with a long wait"] = (GraphFault.Unavailable503(TimeSpan.FromHours(1)), typeof(GraphResponseException)),
        ["80008 with a long wait"] = (GraphFault.RateLimited(regainAccess: TimeSpan.FromHours(1)), typeof(RateLimitedException)),
        ["repeated cursor"] = (GraphFault.RepeatedCursor().Always(), typeof(GraphResponseException)),
        ["cursor back to the start"] = (GraphFault.CursorBackToStart().Always(), typeof(GraphResponseException)),
    };

    public static TheoryData<string, HostKind> PassingKinds => OnBoth(Passing.Keys);

    public static TheoryData<string, HostKind> HarmlessKinds => OnBoth(Harmless.Keys);

    public static TheoryData<string, HostKind> FinalKinds => OnBoth(Final.Keys);

    [Theory]
    [MemberData(nameof(PassingKinds))]
    public async Task What_passes_costs_one_more_call_each_and_no_account(string kind, HostKind host)
    {
        for (int page = 1; page <= Pages; page++)
        {
            GraphFault[] faults = Passing[kind];
            await using Listing listing = await Listing.StartAsync(host, [.. faults.Select(fault => fault.OnPage(page))]);

            Assert.Equal(listing.Expected, await listing.RunAsync());
            listing.Graph.Journal.AssertPages([.. Enumerable.Range(1, page - 1), .. Enumerable.Repeat(page, faults.Length), .. RestOf(kind, page)]);
        }
    }

    [Theory]
    [MemberData(nameof(HarmlessKinds))]
    public async Task What_is_harmless_costs_nothing(string kind, HostKind host)
    {
        for (int page = 1; page <= Pages; page++)
        {
            await using Listing listing = await Listing.StartAsync(host, Harmless[kind].OnPage(page));

            Assert.Equal(listing.Expected, await listing.RunAsync());
            listing.Graph.Journal.AssertPages([.. Enumerable.Range(1, Pages)]);
        }
    }

    [Theory]
    [MemberData(nameof(FinalKinds))]
    public async Task What_does_not_pass_ends_in_its_exception(string kind, HostKind host)
    {
        (GraphFault fault, Type expected) = Final[kind];
        for (int page = 1; page <= Pages; page++)
        {
            await using Listing listing = await Listing.StartAsync(host, fault.OnPage(page));

            Assert.IsType(expected, await Record.ExceptionAsync(listing.RunAsync));
        }
    }

    [Fact]
    public async Task A_connection_that_is_closed_costs_one_more_call_in_memory()
    {
        await using Listing listing = await Listing.StartAsync(HostKind.Memory, GraphFault.ConnectionClosed().OnPage(2));

        Assert.Equal(listing.Expected, await listing.RunAsync());
        listing.Graph.Journal.AssertPages(1, 2, 2, 3, 4);
    }

    [Fact]
    public async Task A_connection_that_is_closed_loses_nothing_over_Kestrel()
    {
        await using Listing listing = await Listing.StartAsync(HostKind.Kestrel, GraphFault.ConnectionClosed().OnPage(2).Times(6));

        Assert.Equal(listing.Expected, await listing.RunAsync());
    }

    // A smaller page stays for the rest of the listing: 3 accounts become pages of 1, and no page number is skipped.
    private static IEnumerable<int> RestOf(string kind, int page) => kind == "reduce the amount of data"
        ? Enumerable.Range(page, Accounts - ((page - 1) * PageSize))
        : Enumerable.Range(page, Pages - page + 1);

    private static TheoryData<string, HostKind> OnBoth(IEnumerable<string> kinds)
    {
        TheoryData<string, HostKind> data = [];
        foreach (string kind in kinds)
        {
            data.Add(kind, HostKind.Memory);
            data.Add(kind, HostKind.Kestrel);
        }

        return data;
    }

    /// <summary>A listing of four pages whose clock moves by itself.</summary>
    private sealed class Listing : IAsyncDisposable
    {
        private static readonly HashSet<string> Stalls = ["StalledHeaders", "StalledBody", "DrippingBody"];

        private readonly TestTime _time;
        private readonly FakeGraphServer? _server;
        private readonly HttpClient _http;
        private readonly BusinessAccountsClient _client;

        private Listing(FakeGraph graph, TestTime time, FakeGraphServer? server, IReadOnlyList<string> expected)
        {
            Graph = graph;
            Expected = expected;
            _time = time;
            _server = server;
            _http = server is null
                ? new HttpClient(graph.CreateHandler())
                : new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All });
            WabaClientOptions options = new()
            {
                AccessToken = TestHost.Token,
                BaseAddress = server?.BaseAddress ?? new Uri("https://graph.facebook.com/"),
                AttemptTimeout = time.AttemptTimeout,
            };
            _client = new BusinessAccountsClient(_http, options, timeProvider: time);
        }

        public FakeGraph Graph { get; }

        public IReadOnlyList<string> Expected { get; }

        public static async Task<Listing> StartAsync(HostKind host, params GraphFault[] faults)
        {
            TestTime time = new();
            FakeGraph graph = new(new FakeGraphOptions { TimeProvider = time });
            FakeBusiness business = graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(Accounts);
            foreach (GraphFault fault in faults)
                graph.Inject(Stalls.Contains(fault.Name) ? fault.When(_ => LetTimeOut(time)) : fault);
            FakeGraphServer? server = host == HostKind.Kestrel ? await FakeGraphServer.StartAsync(graph) : null;
            return new Listing(graph, time, server, [.. business.OwnedAccounts.Select(account => account.Id.Value)]);
        }

        public Task<List<string>> RunAsync() => _time.DriveAsync(ListAsync());

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            if (_server is not null)
                await _server.DisposeAsync();
        }

        private static bool LetTimeOut(TestTime time)
        {
            time.Stall();
            return true;
        }

        private async Task<List<string>> ListAsync()
        {
            List<string> ids = [];
            await foreach (WhatsAppBusinessAccount account in _client.ListOwnedAsync(TestHost.BusinessId, new AccountQuery { PageSize = PageSize }))
                ids.Add(account.Id.Value);
            return ids;
        }
    }
}
