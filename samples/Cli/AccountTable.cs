using System.Text.Json;
using Spectre.Console;
using WabaClient;

namespace Cli;

/// <summary>Prints the accounts as a table with a summary, and shows a counter on a terminal meanwhile.</summary>
internal static class AccountTable
{
    private static readonly string[] DefaultColumns = ["id", "name", "currency", "timezone_id"];

    public static async Task WriteAsync(
        GraphPageable<WhatsAppBusinessAccount> listing,
        IReadOnlyList<AccountField> fields,
        CallCounter calls)
    {
        // Without a terminal Spectre assumes 80 columns and wraps the names.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 200;
        string[] columns = fields.Count == 0
            ? DefaultColumns
            : [.. fields.Select(field => field.Expression).Prepend("id").Distinct()];
        Table table = new Table().AddColumns(columns);
        Summary summary = AnsiConsole.Profile.Capabilities.Interactive
            ? await AnsiConsole.Status().StartAsync(
                "Listing…",
                status => FillAsync(table, columns, listing, text => status.Status(text)))
            : await FillAsync(table, columns, listing, _ => { });
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(
            $"{summary.Accounts} accounts on {summary.Pages} pages in {calls.Count} calls; {summary.Usage}.");
    }

    private static async Task<Summary> FillAsync(
        Table table, string[] columns, GraphPageable<WhatsAppBusinessAccount> listing, Action<string> report)
    {
        Summary summary = new();
        await foreach (GraphPage<WhatsAppBusinessAccount> page in listing.AsPages())
        {
            foreach (WhatsAppBusinessAccount account in page.Items)
            {
                JsonElement json = JsonSerializer.SerializeToElement(
                    account,
                    AccountJson.Default.WhatsAppBusinessAccount);
                table.AddRow([.. columns.Select(column => new Text(CellOf(json, column)))]);
            }

            summary.Add(page);
            report($"{summary.Accounts} accounts on {summary.Pages} pages…");
        }

        return summary;
    }

    private static string CellOf(JsonElement account, string field) =>
        account.TryGetProperty(field.Split('.', '{', '(')[0], out JsonElement value) ? value.ToString() : "";
}
