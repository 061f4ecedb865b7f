using System.CommandLine;

namespace WabaClient.Tool;

/// <summary><c>waba watch</c>: reads the accounts repeatedly, and prints each change once.</summary>
internal sealed class WatchCommand : InventoryCommand
{
    private const string Consumer = "waba watch";

    private readonly Option<string?> _every;

    public WatchCommand(ToolHost host)
        : this(host, new("--every") { HelpName = "DURATION", Description = "How often each business is read: 30s, "
            + "15m (default), 2h or 1d." })
    {
    }

    private WatchCommand(ToolHost host, Option<string?> every)
        : base(
            host,
            "watch",
            "Read the accounts repeatedly, and print each change once, until Ctrl-C.",
            every,
            new OutputOption(OutputFormat.Table, OutputFormat.Ndjson),
            "watch --every 1h --state accounts.json",
            "watch 1234567890 -o ndjson | jq -c '{kind, name, summary}'") =>
        _every = every;

    protected override InventoryOptions ReadOptions(ParseResult result, IReadOnlyList<BusinessId>? businesses)
    {
        InventoryOptions options = new();
        if (OptionValue.Duration(result, _every) is { } interval)
            options.Interval = interval;
        return options;
    }

    protected override async Task<int> RunAsync(
        ParseResult result, InventorySession run, IReadOnlyList<BusinessId>? businesses, ErrorOutput errors)
    {
        if (businesses is null && (await run.Session.ListBusinessesAsync()).Count == 0)
            errors.Notice(Session.NoBusiness);
        await run.ReportPendingAsync();
        run.ReportsRemovalsAtOnce = true;
        await run.PrintAsync(run.Inventory.WatchAsync(businesses, Consumer, run.Interrupted), Consumer);
        return run.Complete();
    }
}
