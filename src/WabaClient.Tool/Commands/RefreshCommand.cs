using System.CommandLine;

namespace WabaClient.Tool;

/// <summary><c>waba refresh</c>: reads the accounts once, and prints what has changed since the last time.</summary>
internal sealed class RefreshCommand : ToolCommand
{
    private const string Consumer = "waba refresh";

    private readonly SessionOptions _session;

    private readonly Argument<string[]> _businesses = new("BUSINESS")
    {
        HelpName = "BUSINESS",
        Description = "The ids of the business portfolios; without one, every business that the token sees.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly StateOption _state = new();
    private readonly OutputOption _output = new();

    public RefreshCommand(ToolHost host)
        : base(
            host,
            "refresh",
            "Read the accounts once, and print what has changed since the last time.",
            "refresh --state accounts.json",
            "refresh 1234567890 -o ndjson")
    {
        Add(_businesses);
        Add(_state);
        Add(_output);
        _session = new(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, ErrorOutput errors)
    {
        BusinessId[] named = [.. result.GetValue(_businesses)!.Select(id => Ids.Parse<BusinessId>(id, "BUSINESS"))];
        OutputFormat format = _output.Read(result);
        await using Session session = Session.Open(_session.Read(result), Host, errors);
        using InventorySession run = new(session, Host, errors, result.GetValue(_state), new InventoryOptions(), format);

        try
        {
            InventoryPass pass = await run.Inventory.RefreshAsync(named.Length == 0 ? null : named, session.Interrupted);
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
            await foreach (AccountChange change in run.Inventory.ReadChangesAsync(Consumer, session.Interrupted))
            {
                run.Print(change);

                // What has been printed is acknowledged, interrupted or not.
                await run.Inventory.AcknowledgeAsync(Consumer, change.Sequence, CancellationToken.None);
            }

            await run.ReportPendingAsync(session.Interrupted);
        }
        catch (Exception e) when (e is not OutputException)
        {
            run.Rows.Complete(succeeded: false);
            throw;
        }

        return run.Complete();
    }
}
