using System.CommandLine;

namespace WabaClient.Tool;

/// <summary><c>waba refresh</c>: reads the accounts once, and prints what has changed since the last time.</summary>
internal sealed class RefreshCommand : InventoryCommand
{
    public const string CommandName = "refresh";
    public const string AcceptOption = "--accept-removals";

    private const string Consumer = "waba refresh";
    private const string AcceptConsumer = $"{Consumer} {AcceptOption}";

    private readonly Option<bool> _accept;

    public RefreshCommand(ToolHost host)
        : this(host, new(AcceptOption) { Description = "Remove the accounts of BUSINESS that may be gone, and print only these." })
    {
    }

    private RefreshCommand(ToolHost host, Option<bool> accept)
        : base(
            host,
            CommandName,
            "Read the accounts once, and print what has changed since the last time.",
            accept,
            new OutputOption(),
            "refresh --state accounts.json",
            "refresh 1234567890 -o ndjson") =>
        _accept = accept;

    protected override InventoryOptions ReadOptions(ParseResult result, IReadOnlyList<BusinessId>? businesses) =>
        result.GetValue(_accept) && businesses is null
            ? throw new UsageException($"{AcceptOption} needs a BUSINESS: name those whose accounts are gone.")
            : new InventoryOptions();

    protected override async Task<int> RunAsync(
        ParseResult result, InventorySession run, IReadOnlyList<BusinessId>? businesses, ErrorOutput errors)
    {
        try
        {
            InventoryPass pass = await run.Inventory.RefreshAsync(businesses, run.Interrupted);
            if (pass.Businesses == 0)
                errors.Notice(Session.NoBusiness);
        }
        catch (WabaClientException)
        {
            // The businesses could not be listed, which has been reported.
            return run.Complete();
        }

        try
        {
            if (result.GetValue(_accept))
                await AcceptAsync(run, businesses!);
            else
                await run.PrintAsync(run.Inventory.ReadChangesAsync(Consumer, run.Interrupted), Consumer);
            await run.ReportPendingAsync();
        }
        catch (Exception e) when (e is not OutputException)
        {
            run.Rows.Complete(succeeded: false);
            throw;
        }

        return run.Complete();
    }

    // Prints only the removals, whatever the last refresh has printed. A separate consumer first reads what is known before them.
    private static async Task AcceptAsync(InventorySession run, IReadOnlyList<BusinessId> businesses)
    {
        try
        {
            await foreach (AccountChange change in run.Inventory.ReadChangesAsync(AcceptConsumer, run.Interrupted))
                await run.Inventory.AcknowledgeAsync(AcceptConsumer, change.Sequence, run.Interrupted);
            foreach (BusinessId business in businesses)
                await run.Inventory.AcceptRemovalsAsync(business, AccountEdges.Both, run.Interrupted);
            await run.PrintAsync(run.Inventory.ReadChangesAsync(AcceptConsumer, run.Interrupted), AcceptConsumer);
        }
        finally
        {
            await run.Inventory.RemoveConsumerAsync(AcceptConsumer, CancellationToken.None);
        }
    }
}
