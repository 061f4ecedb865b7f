using System.Text.Json;

namespace WabaClient.Testing.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Settings_without_a_sense_are_refused_by_name()
    {
        AssertRefused("TimeProvider", options => options.TimeProvider = null!);
        AssertRefused("AppId", options => options.AppId = "an app");
        AssertRefused("AppName", options => options.AppName = "");
        AssertRefused("RequireAppSecretProof", options => options.RequireAppSecretProof = true);
        AssertRefused("MaxPageSize", options => options.MaxPageSize = 0);
        AssertRefused("JournalCapacity", options => options.JournalCapacity = -1);
        AssertRefused("OldestVersion", options => options.OldestVersion = "v21");
        AssertRefused("NewestVersion", options => options.NewestVersion = "26.0");
    }

    [Fact]
    public async Task Options_are_copied()
    {
        FakeGraphOptions options = new() { MaxPageSize = 3 };
        FakeGraph graph = new(options);
        options.MaxPageSize = 50;
        graph.AddBusiness(TestHost.BusinessId).AddOwnedAccounts(10);
        await using TestHost host = await TestHost.StartAsync(graph);

        (_, JsonElement page) = await host.GetAsync(TestHost.Owned + "?limit=50");

        Assert.Equal(3, page.GetProperty("data").GetArrayLength());
    }

    private static void AssertRefused(string setting, Action<FakeGraphOptions> configure)
    {
        FakeGraphOptions options = new();
        configure(options);
        Assert.StartsWith(
            setting,
            Assert.Throws<ArgumentException>(() => new FakeGraph(options)).Message,
            StringComparison.Ordinal);
    }
}
