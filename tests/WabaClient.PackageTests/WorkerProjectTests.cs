using WabaClient.PackageTests.Support;

namespace WabaClient.PackageTests;

/// <summary>The package of the fake in a new worker project outside the repository.</summary>
public sealed class WorkerProjectTests(LocalFeed feed)
{
    [Fact]
    public async Task A_worker_lists_accounts_from_the_fake_in_memory()
    {
        NewProject project = await NewProject.CreateAsync(feed, "worker", "WorkerApp", "WabaClient.Testing");
        project.Copy("Worker.Program.cs", "Program.cs");
        project.Copy("Worker.Worker.cs", "Worker.cs");

        foreach (string framework in NewProject.Frameworks)
        {
            string output = await project.RunAsync(framework, new() { ["Waba__AccessToken"] = "EAABworker" });
            Assert.Contains("page of 100, more: True", output, StringComparison.Ordinal);
            Assert.Contains("page of 20, more: False", output, StringComparison.Ordinal);
        }
    }
}
