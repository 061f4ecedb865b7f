using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Testing.Tests;

public sealed class UseFakeGraphTests
{
    [Fact]
    public async Task A_registered_client_is_answered_from_the_graph()
    {
        FakeGraph graph = Graph();
        ServiceCollection services = new();
        services.AddWabaClient(options => options.AccessToken = "token").UseFakeGraph(graph);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(30, await CountAsync(provider.GetRequiredService<BusinessAccountsClient>()));
        graph.Journal.AssertPages(1);
    }

    [Fact]
    public async Task A_registration_of_the_application_can_be_changed_afterwards()
    {
        FakeGraph graph = Graph();
        ServiceCollection services = new();
        services.AddWabaClient(options => options.AccessToken = "the-applications-token");
        services.AddWabaClient("second", options => options.AccessToken = "another-token");

        services.AddWabaClient().UseFakeGraph(graph);
        services.AddWabaClient("second").UseFakeGraph(graph);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(30, await CountAsync(provider.GetRequiredService<BusinessAccountsClient>()));
        Assert.Equal(30, await CountAsync(provider.GetRequiredKeyedService<BusinessAccountsClient>("second")));
        Assert.Equal(
            [true, false],
            graph.Journal.Requests.Select(request => request.HasToken("the-applications-token")));
    }

    [Fact]
    public async Task The_client_waits_on_the_graphs_clock()
    {
        TestTime time = new();
        FakeGraph graph = Graph(new FakeGraphOptions { TimeProvider = time });
        graph.Inject(GraphFault.RateLimited(regainAccess: TimeSpan.FromMinutes(1)));
        ServiceCollection services = new();
        services.AddWabaClient(options => options.AccessToken = "token").UseFakeGraph(graph);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(30, await time.DriveAsync(CountAsync(provider.GetRequiredService<BusinessAccountsClient>())));
        Assert.InRange(time.Elapsed, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        graph.Journal.AssertPages(1, 1);
    }

    [Fact]
    public void A_clock_that_is_registered_stays()
    {
        FakeTimeProvider time = new();
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(time);
        services.AddWabaClient().UseFakeGraph(Graph());

        Assert.Same(time, services.BuildServiceProvider().GetRequiredService<TimeProvider>());
        Assert.Throws<ArgumentNullException>(() => services.AddWabaClient().UseFakeGraph(null!));
        Assert.Throws<ArgumentNullException>(() => FakeGraphHttpClientBuilderExtensions.UseFakeGraph(null!, Graph()));
    }

    private static async Task<int> CountAsync(BusinessAccountsClient client)
    {
        int count = 0;
        await foreach (WhatsAppBusinessAccount _ in client.ListOwnedAsync(TestHost.BusinessId))
            count++;
        return count;
    }

    private static FakeGraph Graph(FakeGraphOptions? options = null)
    {
        FakeGraph graph = new(options);
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(30);
        return graph;
    }
}
