// Hosts the fake Graph on a port of this machine, for clients in any language.
//
//     dotnet run --project samples/FakeGraphHost
//     dotnet run --project samples/FakeGraphHost -- --port 5005 --https
using System.Globalization;
using WabaClient.Testing;

const string Business = "1234567890";

// 1. Read the arguments. Without --port, the system chooses a free one.
int portAt = Array.IndexOf(args, "--port") + 1;
int port = 0;
if (args.Except(["--https", "--port"]).Count() > (portAt > 0 ? 1 : 0) || (portAt > 0 && !TryReadPort(args.ElementAtOrDefault(portAt), out port)))
{
    Console.Error.WriteLine("Usage: FakeGraphHost [--port NUMBER] [--https]");
    return 2;
}

// 2. Add a business. The generated accounts are the same at each start.
FakeGraph graph = new();
graph.AddBusiness(Business, "Lucky Shrub").AddOwnedAccounts(250).AddClientAccounts(25);

// 3. Start the server and print how to use it.
FakeGraphServerOptions options = new() { Port = port, UseHttps = args.Contains("--https") };
await using FakeGraphServer server = await FakeGraphServer.StartAsync(graph, options);
string insecure = options.UseHttps ? "-k " : "";
Console.WriteLine(server.BaseAddress);
Console.WriteLine("Any access token works. Try it:");
Console.WriteLine($"curl {insecure}-H 'Authorization: Bearer any-token' '{server.BaseAddress}v26.0/{Business}/owned_whatsapp_business_accounts?limit=2'");

// 4. Run until Ctrl-C.
TaskCompletionSource stopped = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stopped.TrySetResult();
};
await stopped.Task;
return 0;

static bool TryReadPort(string? text, out int port) =>
    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 65_535;
