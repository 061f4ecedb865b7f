using System.CommandLine;

namespace WabaClient.Tool;

/// <summary><c>waba list</c>: the accounts of one business or of many.</summary>
internal sealed class ListCommand : ToolCommand
{
    private const string FieldsHelp =
        "Graph's names of the fields to show, separated by commas: name,country,phone_numbers{display_phone_number}.";

    private readonly SessionOptions _session;

    private readonly BusinessesArgument _businesses = new();

    private readonly Option<string?> _file = new("--businesses")
    {
        HelpName = "FILE",
        Description = "Read the ids from a file, or with - from standard input, one per line.",
    };

    private readonly Option<string?> _edge = new("--edge")
    {
        HelpName = "owned|client|both",
        Description = "The accounts that the business owns (default), that clients share with it, or both.",
        CompletionSources = { ListRequest.EdgeChoices },
    };

    private readonly Option<string?> _fields = new("--fields")
    {
        HelpName = "FIELDS",
        Description = FieldsHelp,
        CompletionSources = { FieldNames.OfAccounts.ToArray() },
    };

    private readonly Option<string?> _since = new("--since")
    {
        HelpName = "TIME",
        Description = "Only accounts created at this time or later: 2026-01-31, 2026-01-31T12:00Z; UTC unless an offset is given.",
    };

    private readonly Option<string?> _until = new("--until")
    {
        HelpName = "TIME",
        Description = "Only accounts created before this time.",
    };

    private readonly Option<string?> _sort = new("--sort")
    {
        HelpName = "newest|oldest",
        Description = "Which accounts are listed first.",
        CompletionSources = { ListRequest.SortChoices },
    };

    private readonly Option<string?> _cursor = new("--cursor")
    {
        HelpName = "CURSOR",
        Description = "Continue a listing of one business and edge where it stopped.",
    };

    private readonly Option<bool> _source = new("--source")
    {
        Description = "Start each row with business_id and edge, even if only one edge of one business is listed.",
    };

    private readonly OutputOption _output = new();

    public ListCommand(ToolHost host)
        : base(
            host,
            "list",
            "List WhatsApp Business Accounts.",
            "list --fake",
            "list 1234567890 --edge both --since 2026-01-01 -o csv > accounts.csv")
    {
        Add(_businesses);
        Add(_file);
        Add(_edge);
        Add(_fields);
        Add(_since);
        Add(_until);
        Add(_sort);
        Add(_cursor);
        Add(_source);
        Add(_output);
        _session = new(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, ErrorOutput errors)
    {
        SessionRequest access = _session.Read(result);
        ListRequest request = ReadRequest(result, access);
        await using Session session = Session.Open(access, Host, errors);
        AccountListing listing = new(session, Host, errors, request, _output.Read(result), Resume);
        return await listing.RunAsync();

        string Resume(BusinessId business, AccountEdges edge, string? cursor, bool hasSource) => ResumeCommand.Write(
            result,
            [business.Value],
            new Dictionary<string, string?>
            {
                [_cursor.Name] = cursor,
                [_file.Name] = null,
                [_edge.Name] = edge == AccountEdges.Owned ? null : EdgeNames.Of(edge),
                [_source.Name] = hasSource ? "" : null,
            });
    }

    private ListRequest ReadRequest(ParseResult result, SessionRequest access)
    {
        string? file = result.GetValue(_file);
        if (file == Ids.StandardInput && access.ReadsStandardInput)
            throw new UsageException("Standard input can be read once: by --businesses or by --token-file.");
        List<BusinessId> named = [.. _businesses.Read(result)];
        if (file is not null)
            named.AddRange(Ids.ReadFile(file, Host));
        ListRequest request = new()
        {
            Businesses = named.Count == 0 && file is null ? null : [.. named.Distinct()],
            HasSource = result.GetValue(_source),
            Edges = ListRequest.ReadEdge(OptionValue.OneOf(result, _edge, ListRequest.EdgeChoices)),
            Query = new AccountQuery
            {
                Fields = FieldNames.ReadAccountFields(result.GetValue(_fields)),
                Filter = ListRequest.ReadFilter(OptionValue.Time(result, _since), OptionValue.Time(result, _until)),
                Sort = ListRequest.ReadSort(OptionValue.OneOf(result, _sort, ListRequest.SortChoices)),
                Cursor = OptionValue.Cursor(result, _cursor),
            },
        };
        if (request.Query.Cursor is not null && (request.Businesses is not [_] || request.Edges == AccountEdges.Both))
            throw new UsageException("--cursor continues the listing of one edge of one business: name one BUSINESS, and not --edge both.");
        return request;
    }
}
