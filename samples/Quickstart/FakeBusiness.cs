using WabaClient;
using WabaClient.Testing;

namespace Quickstart;

/// <summary>A business to list if there is no access token. Tests of your own code look like this.</summary>
internal static class FakeBusiness
{
    public static BusinessId Id { get; } = "1234567890";

    public static BusinessAccountsClient CreateClient(WabaClientOptions options)
    {
        FakeGraph graph = new();
        graph.AddBusiness(Id, "Lucky Shrub").AddOwnedAccounts(250);

        // As long as no token was added, the fake accepts any token but, like Graph, no request without a token.
        options.AccessToken = "fake-token";
        return new(graph.CreateClient(), options);
    }
}
