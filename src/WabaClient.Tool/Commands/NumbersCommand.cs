using System.CommandLine;

namespace WabaClient.Tool;

/// <summary><c>waba numbers</c>: the phone numbers of accounts.</summary>
internal sealed class NumbersCommand : ToolCommand
{
    private static readonly string[] DefaultColumns =
        ["id", "display_phone_number", "verified_name", "quality_rating", "code_verification_status"];

    private readonly SessionOptions _session;

    private readonly Argument<string[]> _accounts = new("WABA")
    {
        HelpName = "WABA",
        Description = "The ids of the accounts.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _fields = new("--fields")
    {
        HelpName = "FIELDS",
        Description = "Graph's names of the fields to show, separated by commas: display_phone_number,status.",
        CompletionSources = { FieldNames.OfPhoneNumbers.ToArray() },
    };

    private readonly Option<string?> _cursor = new("--cursor")
    {
        HelpName = "CURSOR",
        Description = "Continue the numbers of one account where the listing stopped.",
    };

    private readonly OutputOption _output = new();

    public NumbersCommand(ToolHost host)
        : base(
            host,
            "numbers",
            "List the phone numbers of WhatsApp Business Accounts.",
            "numbers 104996122399160",
            "numbers $(waba list 1234567890 -o ids) -o csv > numbers.csv")
    {
        Add(_accounts);
        Add(_fields);
        Add(_cursor);
        Add(_output);
        _session = new(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, ErrorOutput errors)
    {
        WabaId[] accounts = [.. result.GetValue(_accounts)!.Select(id => Ids.Parse<WabaId>(id, "WABA")).Distinct()];
        IReadOnlyList<PhoneNumberField> fields = FieldNames.ReadPhoneNumberFields(result.GetValue(_fields));
        string? cursor = OptionValue.Cursor(result, _cursor);
        if (cursor is not null && accounts.Length > 1)
            throw new UsageException("--cursor continues the numbers of one account: name one WABA.");
        OutputFormat format = _output.Read(result);
        await using Session session = Session.Open(_session.Read(result), Host, errors);
        PhoneNumberQuery query = new() { Fields = fields, Cursor = cursor };
        return await new NumberListing(session, Host, errors, query, format, ColumnsOf(fields), Resume).RunAsync(accounts);

        string Resume(IEnumerable<WabaId> rest, string? from) => ResumeCommand.Write(
            result, rest.Select(id => id.Value), new Dictionary<string, string?> { [_cursor.Name] = from });
    }

    private static string[] ColumnsOf(IReadOnlyList<PhoneNumberField> fields) =>
    [
        NumberListing.AccountColumn,
        .. fields.Count == 0
            ? DefaultColumns
            : fields.Select(field => FieldNames.PropertyOf(field.Expression)).Prepend("id").Distinct(),
    ];
}
