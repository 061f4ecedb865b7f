namespace WabaClient.Testing.Tests.Clients;

/// <summary>Clients in other languages list the accounts of the fake. They are described in <c>docs/clients.md</c>.</summary>
public sealed class ClientTests
{
    private readonly ClientScene _scene = new();

    [Fact]
    public Task Metas_SDK_for_Node() => GoThroughAsync(
        new ClientProgram("Meta's SDK for Node", "nodejs and npm", ["node", "list-accounts.cjs"])
        {
            Setup = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"],
        });

    [Fact]
    public Task The_samples_of_Metas_reference_page_with_curl() => GoThroughAsync(
        new ClientProgram("curl", "curl and a POSIX shell", ["sh", "list-accounts.sh"]) { ProtocolOverTls = "2" });

    [Fact]
    public Task Python_by_cursors() =>
        GoThroughAsync(new ClientProgram("Python", "python3", ["python3", "list_accounts.py"]));

    [Fact]
    public Task PHP_in_brackets_by_the_parameters_of_next() => GoThroughAsync(
        new ClientProgram("PHP", "php-cli and php-curl", ["php", "list-accounts.php"]) { ProtocolOverTls = "2" });

    [Fact]
    public Task Ruby_by_cursors() => GoThroughAsync(
        new ClientProgram("Ruby", "ruby", ["ruby", "list-accounts.rb"]),
        [.. _scene.Filters("filter in brackets without an index").Select(item => item with { Expected = ClientAnswer.Refused(400, "100") })]);

    [Fact]
    public Task Java_by_the_address_of_next() => GoThroughAsync(
        new ClientProgram("Java", "default-jdk-headless", ["java", "ListAccounts"])
        {
            Setup = ["javac", "ListAccounts.java"],
            ProtocolOverTls = "2",
        });

    [Fact]
    public Task Go_by_the_address_of_next() => GoThroughAsync(
        new ClientProgram("Go", "golang-go", ["go", "run", "list-accounts.go"]) { ProtocolOverTls = "2" });

    // All cases go through one start of the program, first without TLS, then with it.
    private async Task GoThroughAsync(ClientProgram program, params ClientCase[] ownCases)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await using FakeGraphServer plain = await FakeGraphServer.StartAsync(_scene.Graph, cancellationToken);
        await using FakeGraphServer tls = await FakeGraphServer.StartAsync(
            _scene.Graph,
            new FakeGraphServerOptions { UseHttps = true },
            cancellationToken);
        ClientCase[] cases = [.. _scene.Cases, .. _scene.Filters(), .. ownCases];
        (ClientCase Case, FakeGraphServer Server)[] all =
        [
            .. cases.Select(item => (item, plain)),
            .. cases.Select(item => (item, tls)),
        ];

        string[] lines = await program.RunAsync(
            all.Select(item => item.Case.LineFor(item.Server.BaseAddress)),
            tls.Certificate!.ExportCertificatePem(),
            cancellationToken);

        Assert.Equal(all.Select(item => item.Case.Name), lines.Select(line => line.Split('|')[0]));
        foreach (((ClientCase asked, FakeGraphServer server), string line) in all.Zip(lines))
        {
            ClientAnswer expected = asked.Expected with { Protocol = server == tls ? program.ProtocolOverTls : "1.1" };
            expected.AssertIs($"{program.Name}, {server.BaseAddress.Scheme}: {asked.Name}", ClientAnswer.Parse(line));
        }
    }
}
