using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WabaClient.Testing.Tests.Clients;

/// <summary>Clients of other makes list the fake's accounts. What they are and what they do is in <c>docs/clients.md</c>.</summary>
public sealed class ClientTests
{
    private readonly ClientScene _scene = new();

    [Fact]
    public Task Metas_sdk_for_Node() => GoThroughAsync(new ClientProgram(
        "Meta's SDK for Node",
        "nodejs and npm",
        ["node", "list-accounts.cjs"],
        ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]));

    [Fact]
    public Task Python_by_cursors() => GoThroughAsync(new ClientProgram("Python", "python3", ["python3", "list_accounts.py"]));

    [Fact]
    public Task Ruby_by_cursors() => GoThroughAsync(new ClientProgram("Ruby", "ruby", ["ruby", "list-accounts.rb"]));

    [Fact]
    public Task Java_by_next_links() => GoThroughAsync(new ClientProgram("Java", "default-jdk-headless", ["java", "ListAccounts.java"]));

    [Fact]
    public Task Go_by_next_links() => GoThroughAsync(new ClientProgram("Go", "golang-go", ["go", "run", "list-accounts.go"]));

    private async Task GoThroughAsync(ClientProgram program, params ClientCase[] ownCases)
    {
        ClientCase[] cases = [.. _scene.Cases, .. _scene.Filters(), .. ownCases];
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(_scene.Graph, TestContext.Current.CancellationToken);

        string[] lines = await program.RunAsync(cases.Select(item => item.LineFor(server.BaseAddress)), Certificate(), TestContext.Current.CancellationToken);

        Assert.Equal(cases.Select(item => item.Name), lines.Select(line => line.Split('|')[0]));
        foreach ((ClientCase asked, string line) in cases.Zip(lines))
            asked.Expected.AssertIs(program.Name, asked.Name, ClientAnswer.Parse(line));
    }

    private static string Certificate()
    {
        using ECDsa key = ECDsa.Create();
        using X509Certificate2 certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.ExportCertificatePem();
    }
}
