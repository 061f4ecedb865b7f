using Microsoft.Extensions.DependencyInjection;
using WabaClient;
using WabaClient.ColdStart;

// Prints the first account of a listing and ends; the benchmarks time it from the start of the process.
Uri server = new(args[1]);
if (args[0] == "floor")
{
    using HttpClient http = new();
    Console.WriteLine(await Floor.FirstAccountAsync(http, server));
    return;
}

if (args[0] == "container")
{
    Console.WriteLine(await Floor.FirstAccountInContainerAsync(server));
    return;
}

ServiceCollection services = new();
services.AddWabaClient(options =>
{
    options.AccessToken = Floor.Token;
    options.BaseAddress = server;
});
await using ServiceProvider provider = services.BuildServiceProvider();
await foreach (WhatsAppBusinessAccount account in provider.GetRequiredService<BusinessAccountsClient>().ListOwnedAsync(
    Floor.BusinessId))
{
    Console.WriteLine(account.Id);
    break;
}
