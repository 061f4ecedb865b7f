using System.Net.Http.Json;
using System.Text.Json;
using WabaClient.PackageTests.Support;
using WabaClient.Testing;

namespace WabaClient.PackageTests;

/// <summary>The package in a new web project outside the repository.</summary>
public sealed class WebProjectTests(LocalFeed feed)
{
    [Fact]
    public async Task A_web_program_from_the_readme_serves_the_accounts_as_JSON()
    {
        FakeGraph graph = new();
        graph.AddToken("EAABweb");
        FakeBusiness business = graph.AddBusiness("1234567890").AddOwnedAccounts(120);
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(
            graph,
            TestContext.Current.CancellationToken);
        NewProject project = await NewProject.CreateAsync(feed, "web", "WebApp", "WabaClient");
        project.Write("Program.cs", feed.Library.ReadmeSnippets()[1]);

        foreach (string framework in NewProject.Frameworks)
        {
            await using RunningProgram program = project.Start(framework, new()
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Waba__AccessToken"] = "EAABweb",
                ["Waba__BaseAddress"] = server.BaseAddress.AbsoluteUri,
            });
            using HttpClient http = new() { BaseAddress = new Uri(await program.WaitForAsync("Now listening on: ")) };
            JsonElement[]? accounts = await http.GetFromJsonAsync<JsonElement[]>(
                "businesses/1234567890/accounts",
                TestContext.Current.CancellationToken);
            Assert.Equal(
                business.OwnedAccounts.Select(account => account.Id.Value),
                accounts!.Select(account => account.GetProperty("id").GetString()));
        }
    }
}
