using System.Text.Json;

namespace WabaClient.Testing.Tests;

public sealed class UsageFaultTests
{
    [Fact]
    public async Task Usage_headers_have_every_recorded_form()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId);
        graph.Inject(GraphFault.Usage(
            new FakeUsage { ObjectId = "1", CallCount = 10, TotalCpuTime = 2, TotalTime = 3 },
            new FakeUsage { ObjectId = "1", CallCount = 20 },
            new FakeUsage { ObjectId = "2", Type = "whatsapp", CallCount = 100, RegainAccess = TimeSpan.FromSeconds(61) },
            new FakeUsage { ObjectId = "1", CallCount = 30 },
            new FakeUsage { CallCount = 40, TotalTime = 5 }));
        await using TestHost host = await TestHost.StartAsync(graph);

        using HttpResponseMessage response = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));

        Assert.Equal(
            """{"call_count":40,"total_cputime":0,"total_time":5}""",
            Assert.Single(response.Headers.GetValues("x-app-usage")));
        string business = Assert.Single(response.Headers.GetValues("x-business-use-case-usage"));
        Assert.StartsWith(
            """{"1":[{"type":"whatsapp_business_management","call_count":10,"total_cputime":2,"total_time":3,"estimated_time_to_regain_access":0},{"type":""",
            business,
            StringComparison.Ordinal);
        Assert.Equal(["1 10", "1 20", "2 100", "1 30"], JsonDocument.Parse(business).RootElement.EnumerateObject()
            .SelectMany(entry => entry.Value.EnumerateArray().Select(usage => $"{entry.Name} {usage.GetProperty("call_count")}")));
        Assert.Contains(
            "\"type\":\"whatsapp\",\"call_count\":100,\"total_cputime\":0,\"total_time\":0,\"estimated_time_to_regain_access\":2",
            business,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_entries_there_are_no_headers()
    {
        FakeGraph graph = new();
        graph.AddBusiness(TestHost.BusinessId);
        graph.Inject(GraphFault.Usage());
        await using TestHost host = await TestHost.StartAsync(graph);

        using HttpResponseMessage response = await host.Http.GetAsync(new Uri(TestHost.Owned, UriKind.Relative));

        Assert.DoesNotContain(
            response.Headers,
            header => header.Key.EndsWith("usage", StringComparison.OrdinalIgnoreCase));
        Assert.Throws<ArgumentNullException>(() => GraphFault.Usage(null!));
    }
}
