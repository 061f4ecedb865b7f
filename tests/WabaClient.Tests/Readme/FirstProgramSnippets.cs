namespace WabaClient.Tests.Readme;

/// <summary>The first block of the README, with stand-ins that lead it to a fake Graph.</summary>
internal sealed class FirstProgramSnippets(Uri baseAddress, List<string> output)
{
    private ConsoleStub Console => new(output);

    public async Task RunAsync()
    {
        WabaClientOptions.BaseAddress = baseAddress;

        // snippet
        string token = Environment.GetEnvironmentVariable("Waba__AccessToken")!;
        BusinessAccountsClient client = new(new WabaClientOptions { AccessToken = token });
        await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync("1234567890"))
            Console.WriteLine($"{account.Id}  {account.Name}");

        // end
    }

    private static class Environment
    {
        public static string? GetEnvironmentVariable(string name) => name == "Waba__AccessToken" ? "good-token" : null;
    }

    private sealed class WabaClientOptions
    {
        public static Uri? BaseAddress { get; set; }

        public string? AccessToken { get; init; }

        public static implicit operator WabaClient.WabaClientOptions(WabaClientOptions options) =>
            new() { AccessToken = options.AccessToken, BaseAddress = BaseAddress! };
    }
}
