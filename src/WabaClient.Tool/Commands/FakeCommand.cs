using System.CommandLine;
using System.Text;
using WabaClient.Testing;

namespace WabaClient.Tool;

/// <summary><c>waba fake</c>: the fake Graph on a port, for programs in any language.</summary>
internal sealed class FakeCommand : ToolCommand
{
    private const int DefaultPort = 5005;

    private readonly Option<string?> _port = new("--port")
    {
        HelpName = "PORT",
        Description = $"The port on 127.0.0.1; {DefaultPort} by default, 0 for a free one.",
    };

    private readonly Option<string?> _businesses = new("--businesses")
    {
        HelpName = "COUNT",
        Description = $"The number of businesses; {FakeWorldOptions.DefaultBusinesses} by default.",
    };

    private readonly Option<string?> _accounts = new("--accounts")
    {
        HelpName = "COUNT",
        Description = $"The number of accounts that each business owns; {FakeWorldOptions.DefaultAccounts} by default. "
            + "A tenth as many belong to clients.",
    };

    private readonly Option<string?> _numbers = new("--numbers")
    {
        HelpName = "COUNT",
        Description = "The number of phone numbers of each account; one to seven by default.",
    };

    private readonly Option<bool> _https = new("--https") { Description = "Serve HTTPS, with a certificate that no client trusts." };

    private readonly Option<string?> _throttleAfter = new("--throttle-after")
    {
        HelpName = "CALLS",
        Description = "Throttle a business or account after so many calls within a minute.",
    };

    private readonly Option<string[]> _faults = new("--fault")
    {
        HelpName = "PAGE:KIND",
        Description = $"Fail once, on a page of a listing. KIND is {string.Join(", ", FakeFaults.Kinds)}. Can be given more than once.",
        Arity = ArgumentArity.OneOrMore,
    };

    public FakeCommand(ToolHost host)
        : base(
            host,
            "fake",
            "Serve a fake Graph on a port of this machine, until Ctrl-C.",
            "fake --port 5005",
            "fake --accounts 5000 --throttle-after 20 --fault 3:html")
    {
        Add(_port);
        Add(_businesses);
        Add(_accounts);
        Add(_numbers);
        Add(_https);
        Add(_throttleAfter);
        Add(_faults);
    }

    protected override async Task<int> RunAsync(ParseResult result, ErrorOutput errors)
    {
        FakeGraphServerOptions options = new()
        {
            Port = OptionValue.Number(result, _port, 0, 65_535) ?? DefaultPort,
            UseHttps = result.GetValue(_https),
        };
        FakeWorldOptions world = new()
        {
            Businesses = OptionValue.Number(result, _businesses, 0, 100_000) ?? FakeWorldOptions.DefaultBusinesses,
            Accounts = OptionValue.Number(result, _accounts, 0, 10_000_000) ?? FakeWorldOptions.DefaultAccounts,
            Numbers = OptionValue.Number(result, _numbers, 0, 1_000),
        };
        if (OptionValue.Number(result, _throttleAfter, 1, 1_000_000) is { } calls)
            world = world with { RateLimit = FakeRateLimit.Per(TimeSpan.FromMinutes(1), calls) };
        FakeGraph graph = FakeWorld.Create(Host.Clock, world);
        graph.Inject([.. (result.GetValue(_faults) ?? []).Select(FakeFaults.Read)]);
        CancellationToken interrupted = Host.CatchInterrupts();
        try
        {
            await using FakeGraphServer server = await FakeGraphServer.StartAsync(graph, options, interrupted);
            Print(server.BaseAddress, world.Businesses, options.UseHttps);
            await Task.Delay(Timeout.Infinite, interrupted);
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw SettingsProblems.PortInUse(options.Port);
        }

        return ExitCode.Done;
    }

    private void Print(Uri address, int businesses, bool isHttps)
    {
        const int MostShown = 5;
        StringBuilder text = new();
        text.Append(address).Append('\n');
        text.Append("Any access token works. Businesses:\n");
        foreach ((BusinessId id, string name) in FakeWorld.BusinessesOf(Math.Min(businesses, MostShown)))
            text.Append("  ").Append(id).Append("  ").Append(name).Append('\n');
        if (businesses > MostShown)
            text.Append("  …\n");
        text.Append("Try it:\n");
        string path = businesses > 0 ? $"{FakeWorld.FirstId}/owned_whatsapp_business_accounts?limit=2" : "me/businesses";
        text.Append($"  curl {(isHttps ? "-k " : "")}-H 'Authorization: Bearer {FakeWorld.Token}' '{address}v26.0/{path}'\n");
        if (!isHttps)
            text.Append($"  Waba__AccessToken={FakeWorld.Token} Waba__BaseAddress={address} {WabaCommand.Name} list\n");
        text.Append("Press Ctrl-C to stop.\n");
        Host.Output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        Host.Output.Flush();
    }
}
