using Discover;
using Microsoft.Extensions.Configuration;
using WabaClient;

using CancellationTokenSource interrupt = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupt.Cancel();
};

WabaClientOptions options = new();
new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection("Waba").Bind(options);
await using FakeToken? fake = options.AccessToken is null ? await FakeToken.StartAsync(options) : null;
BusinessAccountsClient client;
try
{
    client = new(options);
}
catch (ArgumentException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

PhoneNumberQuery numbers =
    new() { Fields = [PhoneNumberField.DisplayPhoneNumber, PhoneNumberField.QualityRating, PhoneNumberField.Status] };
Tree tree = new();
try
{
    await foreach (Business business in client.ListBusinessesAsync(interrupt.Token))
        tree.Add(business);
    await foreach (AccountsPage page in client.ListManyAsync(
        tree.Businesses,
        new() { Edges = AccountEdges.Both },
        interrupt.Token))
        tree.Add(page);
    await Parallel.ForEachAsync(tree.Accounts, interrupt.Token, async (account, stop) =>
    {
        try
        {
            tree.Add(account, await client.ListPhoneNumbersAsync(account, numbers, stop).ToListAsync(stop));
        }
        catch (WabaClientException e)
        {
            tree.Fail($"numbers of {account}", e);
        }
    });
}
catch (WabaClientException e)
{
    tree.Fail("businesses of the token", e);
}
catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
{
    tree.Write();
    return 130;
}

tree.Write();
return tree.IsComplete ? 0 : 1;
