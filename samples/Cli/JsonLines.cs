using System.Text.Json;
using WabaClient;

namespace Cli;

/// <summary>Prints one account per line, as it arrives.</summary>
internal static class JsonLines
{
    public static async Task WriteAsync(GraphPageable<WhatsAppBusinessAccount> listing)
    {
        await foreach (WhatsAppBusinessAccount account in listing)
            Console.WriteLine(JsonSerializer.Serialize(account, AccountJson.Default.WhatsAppBusinessAccount));
    }
}
