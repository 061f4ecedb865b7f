using WabaClient;
using WabaClient.Testing;

namespace Quickstart;

/// <summary>A business to list when there is no access token. Tests of your own code look like this.</summary>
internal static class FakeBusiness
{
    public static BusinessId Id { get; } = "1234567890";

    public static BusinessAccountsClient CreateClient(WabaClientOptions options)
    {
        FakeGraph graph = new();
        graph.AddBusiness(Id, "Lucky Shrub").AddOwnedAccounts(250);

        // The fake accepts any token as long as none was added, but, as Graph, not a request without one.
        options.AccessToken = "fake-token";
        return new(graph.CreateClient(), options);
    }
}
