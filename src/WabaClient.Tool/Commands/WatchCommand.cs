using System.CommandLine;

namespace WabaClient.Tool;

/// <summary><c>waba watch</c>: reads the accounts again and again, and prints each change once.</summary>
internal sealed class WatchCommand : ToolCommand
{
    private const string Consumer = "waba watch";

    private readonly SessionOptions _session;

    private readonly Argument<string[]> _businesses = new("BUSINESS")
    {
        HelpName = "BUSINESS",
        Description = "The ids of the business portfolios; without one, every business that the token sees.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _every = new("--every")
    {
        HelpName = "DURATION",
        Description = "How often each business is read: 30s, 15m (default), 2h or 1d.",
    };

    private readonly StateOption _state = new();
    private readonly OutputOption _output = new(OutputFormat.Table, OutputFormat.Ndjson);

    public WatchCommand(ToolHost host)
        : base(
            host,
            "watch",
            "Read the accounts again and again, and print each change once, until Ctrl-C.",
            "watch --every 1h --state accounts.json",
            "watch 1234567890 -o ndjson | jq -r .summary")
    {
        Add(_businesses);
        Add(_every);
        Add(_state);
        Add(_output);
        _session = new(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, ErrorOutput errors)
    {
        BusinessId[] named = [.. result.GetValue(_businesses)!.Select(id => Ids.Parse<BusinessId>(id, "BUSINESS"))];
        InventoryOptions options = new();
        if (OptionValue.Duration(result, _every) is { } interval)
            options.Interval = interval;
        OutputFormat format = _output.Read(result);
        await using Session session = Session.Open(_session.Read(result), Host, errors);
        using InventorySession run = new(session, Host, errors, result.GetValue(_state), options, format);
        if (named.Length == 0 && (await session.ListBusinessesAsync()).Count == 0)
            errors.Notice(Session.NoBusiness);
        await foreach (AccountChange change in run.Inventory.WatchAsync(named.Length == 0 ? null : named, Consumer, session.Interrupted))
        {
            run.Print(change);

            // What has been printed is acknowledged, interrupted or not.
            await run.Inventory.AcknowledgeAsync(Consumer, change.Sequence, CancellationToken.None);
        }

        return run.Complete();
    }
}
