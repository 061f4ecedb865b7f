using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using WabaClient;

namespace Quickstart;

/// <summary>The command line.</summary>
internal static class ListCommand
{
    public static RootCommand Create()
    {
        Argument<BusinessId?> business = new("business-id")
        {
            Description = "The id of the business portfolio. Without a token, a fake one is used.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result => Parse(result, text => new BusinessId(text), "a business id is 1 to 32 digits"),
        };
        Option<bool> client = new("--client") { Description = "List the accounts that clients share with the business, not its own." };
        Option<DateTimeOffset?> since = new("--since")
        {
            Description = "Only accounts made at this moment or later, for example 2024-01-31.",
            CustomParser = result => Parse(result, Moment, "write a date like 2024-01-31 or 2024-01-31T12:00:00Z"),
        };
        Option<DateTimeOffset?> until = new("--until")
        {
            Description = "Only accounts made at this moment or earlier.",
            CustomParser = result => Parse(result, Moment, "write a date like 2024-01-31 or 2024-01-31T12:00:00Z"),
        };
        Option<AccountSort?> sort = new("--sort")
        {
            Description = "oldest or newest first.",
            CustomParser = result => Parse(result, Order, "write oldest or newest"),
        };
        Option<IReadOnlyList<AccountField>> fields = new("--fields")
        {
            Description = "Graph's names of the fields to show, with commas: id,name,country,status.",
            CustomParser = Fields,
        };
        Option<bool> json = new("--json") { Description = "Write one account a line as JSON, and nothing else." };

        RootCommand command = new("Lists the WhatsApp Business Accounts of a business. Set Waba__AccessToken (and Waba__AppSecret) to ask Meta's Graph API; without, a fake one answers.")
        {
            business, client, since, until, sort, fields, json,
        };
        command.SetAction((result, cancellationToken) => Listing.RunAsync(
            new ListingRequest
            {
                Business = result.GetValue(business),
                OfClients = result.GetValue(client),
                Json = result.GetValue(json),
                Since = result.GetValue(since),
                Until = result.GetValue(until),
                Query = new AccountQuery
                {
                    Fields = result.GetValue(fields) ?? [],
                    Sort = result.GetValue(sort),
                },
            },
            cancellationToken));
        return command;
    }

    private static T? Parse<T>(ArgumentResult result, Func<string, T?> parse, string rule)
    {
        string text = result.Tokens[0].Value;
        try
        {
            return parse(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            result.AddError($"'{text}' does not fit: {rule}.");
            return default;
        }
    }

    private static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static AccountSort? Order(string text) => text switch
    {
        "oldest" or "creation_time_ascending" => AccountSort.CreationTimeAscending,
        "newest" or "creation_time_descending" => AccountSort.CreationTimeDescending,
        _ => throw new FormatException(),
    };

    private static IReadOnlyList<AccountField>? Fields(ArgumentResult result) =>
        Parse<IReadOnlyList<AccountField>>(
            result,
            text => [.. text.Split(',', StringSplitOptions.TrimEntries).Select(AccountField.Custom)],
            "write Graph's names of fields with commas between, for example id,name,country");
}
