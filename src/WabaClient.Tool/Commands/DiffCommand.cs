using System.CommandLine;

namespace WabaClient.Tool;

/// <summary><c>waba diff</c>: what differs between two listings.</summary>
internal sealed class DiffCommand : ToolCommand
{
    private readonly Argument<string> _old = new("OLD")
    {
        HelpName = "OLD",
        Description = "A file written by 'waba list -o json' or '-o ndjson'.",
    };

    private readonly Argument<string> _new = new("NEW") { HelpName = "NEW", Description = "A file written later." };

    private readonly Option<bool> _exitCode = new("--exit-code") { Description = "Return 3 when there are changes." };

    private readonly OutputOption _output = new();

    public DiffCommand(ToolHost host)
        : base(
            host,
            "diff",
            "Compare two listings.",
            "diff monday.ndjson tuesday.ndjson",
            "diff monday.ndjson tuesday.ndjson -o json --exit-code")
    {
        Add(_old);
        Add(_new);
        Add(_exitCode);
        Add(_output);
    }

    protected override Task<int> RunAsync(ParseResult result, ErrorOutput errors)
    {
        if (result.GetValue(_old) == Ids.StandardInput && result.GetValue(_new) == Ids.StandardInput)
            throw new UsageException("Standard input can be read once: as OLD or as NEW.");
        ListingFile before = ListingFile.Read(result.GetValue(_old)!, Host, "OLD");
        ListingFile after = ListingFile.Read(result.GetValue(_new)!, Host, "NEW");
        bool hasBusiness = before.Keys.Concat(after.Keys).Any(key => key.IsKnown);
        RowWriter rows = RowWriter.Create(_output.Read(result), Host, ChangeRow.Columns(hasBusiness), ChangeRow.IdColumn);
        foreach (AccountChange change in ListingDiff.Compare(before, after))
            rows.Add(ChangeRow.Write(change, hasBusiness));
        rows.Complete(succeeded: true);
        return Task.FromResult(rows.Rows > 0 && result.GetValue(_exitCode) ? ExitCode.Changes : ExitCode.Done);
    }
}
