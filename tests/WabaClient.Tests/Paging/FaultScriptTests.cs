using System.Net;
using FsCheck;
using FsCheck.Fluent;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Paging;

public sealed class FaultScriptTests
{
    private const int RetriesPerPage = 3;

    // The faults of a page: transient faults, as many as there are retries; a rejected token, once; too much data, sometimes.
    private static readonly Gen<Step[]> Steps =
        from retried in Gen.Elements(
            Step.Throttle,
            Step.ThrottleWithHint,
            Step.Transient,
            Step.Empty500,
            Step.Html,
            Step.CutJson,
            Step.NoConnection,
            Step.BrokenBody,
            Step.Stall)
            .ListOf()
        from refusals in Gen.Choose(0, 1)
        from halvings in Gen.Choose(0, 1)
        from order in Gen.Shuffle(retried.Take(RetriesPerPage).Concat(Enumerable.Repeat(Step.RefusedToken, refusals)).Concat(Enumerable.Repeat(Step.TooMuchData, halvings)))
        select order;

    private static readonly Gen<Script> Scripts =
        from pages in Gen.Choose(0, 4).Zip(Steps, (size, faults) => new Page(size, faults)).NonEmptyListOf()
        from readsAhead in Gen.Elements(false, true)
        select new Script([.. pages.Take(12)], readsAhead);

    [Fact]
    public void Whatever_goes_wrong_between_pages_the_listing_is_the_list_with_one_call_a_page_and_one_a_fault() =>
        Prop.ForAll(Scripts.ToArbitrary(), script => RunAsync(script).GetAwaiter().GetResult()).Check(
            Seeded.Cases(300));

    private static async Task RunAsync(Script script)
    {
        TestTime time = new();
        int[][] cut = script.Cut();
        Queue<Step>[] coming = [.. script.Pages.Select(page => new Queue<Step>(page.Faults))];
        int renewals = 0;
        using StubGraph graph = new(async (request, cancellationToken) =>
        {
            int page = int.Parse(request["after"] ?? "0", null);
            if (!coming[page].TryDequeue(out Step fault))
                return StubGraph.Page(cut[page], page + 1 < cut.Length ? $"{page + 1}" : null);
            if (fault == Step.Stall)
            {
                time.Stall();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            renewals += fault == Step.RefusedToken ? 1 : 0;
            return Reply(fault);
        });
        BusinessAccountsClient client = Make.Client(
            graph,
            time,
            o => o.MaxRateLimitWait = TimeSpan.FromHours(1),
            new Rotating(() => renewals));

        List<WhatsAppBusinessAccount> accounts = await time.DriveAsync(
            client.ListOwnedAsync("1", new AccountQuery { PageSize = 1 << 20, ReadAhead = script.ReadsAhead }).ToListAsync());

        Assert.Equal(cut.SelectMany(page => page), accounts.Ids());
        Assert.Equal(script.Pages.Sum(page => 1 + page.Faults.Length), graph.Requests.Count);
        Assert.Equal(renewals + 1, graph.Requests.Select(request => request.Authorization).Distinct().Count());
    }

    private static HttpResponseMessage Reply(Step fault) => fault switch
    {
        Step.Throttle => StubGraph.Error(80008),
        Step.ThrottleWithHint => StubGraph.Error(80008, regainMinutes: 2),
        Step.Transient => StubGraph.Error(2, HttpStatusCode.InternalServerError),
        Step.Empty500 => StubGraph.Json("", HttpStatusCode.InternalServerError),
        Step.Html => StubGraph.Json("<!DOCTYPE html>"),
        Step.CutJson => StubGraph.Json("""{"data":[{"id":"1"},{"id":"""),
        Step.NoConnection => throw new HttpRequestException("refused"),
        Step.BrokenBody => new() { Content = new StreamContent(new BrokenStream()) },
        Step.RefusedToken => StubGraph.Error(190, subcode: 463),
        Step.TooMuchData => StubGraph.Error(
            1,
            HttpStatusCode.InternalServerError,
            message: "Please reduce the amount of data you're asking for, then retry your request"),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    private enum Step
    {
        Throttle,
        ThrottleWithHint,
        Transient,
        Empty500,
        Html,
        CutJson,
        NoConnection,
        BrokenBody,
        Stall,
        RefusedToken,
        TooMuchData,
    }

    private sealed record Page(int Size, Step[] Faults)
    {
        public override string ToString() => $"{Size} after [{string.Join(' ', Faults)}]";
    }

    private sealed record Script(Page[] Pages, bool ReadsAhead)
    {
        public int[][] Cut()
        {
            int next = 1;
            return [.. Pages.Select(page => Enumerable.Range(0, page.Size).Select(_ => next++).ToArray())];
        }

        public override string ToString() =>
            $"{(ReadsAhead ? "reading ahead " : "")}{string.Join(", ", Pages.AsEnumerable())}";
    }

    private sealed class Rotating(Func<int> generation) : IGraphAccessTokenProvider
    {
        public ValueTask<GraphAccessToken> GetAccessTokenAsync(
            GraphAccessTokenRequest request,
            CancellationToken cancellationToken) =>
            new(new GraphAccessToken($"token{generation()}"));
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("reset");
    }
}
