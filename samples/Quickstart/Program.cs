using Quickstart;
using WabaClient;

// 1. Take the business id from the command line. TryParse reports typing errors; literals are converted implicitly.
BusinessId business = FakeBusiness.Id;
if (args.Length > 1 || (args.Length == 1 && !BusinessId.TryParse(args[0], null, out business)))
    return BadInput("Usage: Quickstart [business id]. The id has 1 to 32 digits.");

// 2. Create one client and keep it. Settings are checked here, before anything is sent.
BusinessAccountsClient client;
try
{
    WabaClientOptions options = Settings.Read();
    if (options.AccessToken is null)
    {
        client = FakeBusiness.CreateClient(options);
        Console.Error.WriteLine(
            $"Waba__AccessToken is not set: these are accounts of a fake Graph with the business {FakeBusiness.Id}.");
    }
    else if (args.Length == 0)
    {
        return BadInput("Waba__AccessToken is set: pass the id of the business to list.");
    }
    else
    {
        client = new(options);
    }
}
catch (Exception e) when (e is ArgumentException or InvalidOperationException)
{
    return BadInput($"Check the Waba__ environment variables: {e.Message}");
}

// 3. List. Pages are fetched as the loop needs them. Transient failures and short throttles are handled by the client.
try
{
    await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync(business))
        Console.WriteLine($"{account.Id}  {account.Name}  {account.Currency}");
    return 0;
}

// 4. All other failures are one exception with a hint. A later run can resume from its Cursor.
catch (WabaClientException e)
{
    Console.Error.WriteLine(e.Message);
    if (e.Hint is not null)
        Console.Error.WriteLine(e.Hint);
    return 1;
}

static int BadInput(string line)
{
    Console.Error.WriteLine(line);
    return 2;
}
