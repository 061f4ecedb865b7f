using System.Diagnostics;
using WabaClient.Tests.Diagnostics;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Businesses;

[Collection(ProcessWide.Name)]
public sealed class ManyTelemetryTests
{
    [Fact]
    public async Task A_run_has_one_span_with_counts_above_those_of_its_pages_and_no_id_is_a_tag()
    {
        using Recorder recorder = new();
        StubGraph graph = new(request => request.Address.AbsolutePath.Contains("/98765/", StringComparison.Ordinal) ? StubGraph.Error(200) : StubGraph.Page([1]));

        await Make.Client(graph).ListManyAsync(["98765", "2", "3"]).ToListAsync();

        Activity run = Assert.Single(recorder.Spans, span => span.OperationName == "waba.many");
        Assert.Equal(
            ["waba.many.failed=1", "waba.many.finished=2", "waba.many.max_concurrency=16", "waba.many.pages=2", "waba.many.unfinished=0", "waba.outcome=ok"],
            Recorder.TagsOf(run));
        Assert.All(recorder.Spans.Where(span => span != run), page => Assert.Equal(run.SpanId, page.ParentSpanId));
        Assert.Equal(4, recorder.Spans.Count);
        Assert.Equal(
            [
                "1 edge=owned_whatsapp_business_accounts outcome=ok",
                "1 edge=owned_whatsapp_business_accounts outcome=ok",
                "1 edge=owned_whatsapp_business_accounts outcome=permission",
            ],
            recorder["waba.client.many.finished"].Order());
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task A_run_that_is_left_ends_its_span_as_stopped()
    {
        using Recorder recorder = new();

        await foreach (AccountsPage _ in Make.Client(new StubGraph(_ => StubGraph.Page([1]))).ListManyAsync(
            ManySource.Endless()))
            break;

        Assert.Contains(
            "waba.outcome=stopped",
            Recorder.TagsOf(Assert.Single(recorder.Spans, span => span.OperationName == "waba.many")));
    }
}
