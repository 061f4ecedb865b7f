using WabaClient.Testing;

internal static class Fake
{
    public static async Task<Uri> StartAsync()
    {
        FakeGraph graph = new();
        graph.AddToken("EAABconsole");
        graph.AddBusiness("1234567890").AddOwnedAccounts(250);
        graph.Inject(GraphFault.RateLimited().OnPage(2));
        return (await FakeGraphServer.StartAsync(graph)).BaseAddress;
    }
}
