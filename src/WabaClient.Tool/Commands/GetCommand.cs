using System.CommandLine;

namespace WabaClient.Tool;

/// <summary><c>waba get</c>: one account.</summary>
internal sealed class GetCommand : ToolCommand
{
    private readonly SessionOptions _session;

    private readonly Argument<string> _account = new("WABA") { HelpName = "WABA", Description = "The id of the account." };

    private readonly Option<string?> _fields = new("--fields")
    {
        HelpName = "FIELDS",
        Description = "Graph's names of the fields to show, separated by commas: name,status,health_status.",
        CompletionSources = { FieldNames.OfAccounts.ToArray() },
    };

    private readonly OutputOption _output = new(OutputFormat.Table, OutputFormat.Json);

    public GetCommand(ToolHost host)
        : base(
            host,
            "get",
            "Show one WhatsApp Business Account.",
            "get 104996122399160",
            "get 104996122399160 --fields name,status,health_status -o json")
    {
        Add(_account);
        Add(_fields);
        Add(_output);
        _session = new(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, ErrorOutput errors)
    {
        WabaId id = Ids.Parse<WabaId>(result.GetValue(_account)!, "WABA");
        IReadOnlyList<AccountField> fields = FieldNames.ReadAccountFields(result.GetValue(_fields));
        OutputFormat format = _output.Read(result);
        await using Session session = Session.Open(_session.Read(result), Host, errors);
        using Progress progress = new(errors.Status, session, Host.Clock, "account");
        WhatsAppBusinessAccount account = await session.Client.GetAsync(id, fields, session.Interrupted);
        progress.Dispose();

        using RowBuilder builder = new();
        RowWriter rows = format == OutputFormat.Json
            ? new NdjsonWriter(Host.Output)
            : new TableWriter(Host.Output, AccountColumns.Of(fields, OutputFormat.Csv, hasSource: false), Host.OutputScreen, asList: true);
        rows.Add(builder.Write(account, ToolJson.Default.WhatsAppBusinessAccount));
        rows.Complete(succeeded: true);
        return ExitCode.Done;
    }
}
