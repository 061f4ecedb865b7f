using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using WabaClient;

namespace Cli;

/// <summary>The command line.</summary>
internal static class ListCommand
{
    private const string DateRule = "write a date like 2024-01-31 or 2024-01-31T12:00:00Z, from the year 2000 on";

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    public static RootCommand Create()
    {
        Argument<BusinessId?> business = new("business-id")
        {
            Description = $"The id of the business portfolio. Without a token the default is {FakeBusinesses.Id}, the business of the fake Graph.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = Business,
        };
        Option<bool> client =
            new("--client") { Description = "List the accounts that clients share with the business, not its own." };
        Option<DateTimeOffset?> since = new("--since")
        {
            HelpName = "date",
            Description = "Only accounts created at this time or later: 2024-01-31, 2024-01-31T12:00Z, 2024-01-31T12:00:00+01:00. UTC by default.",
            CustomParser = result => Parse(result, Moment, DateRule),
        };
        Option<DateTimeOffset?> until = new("--until")
        {
            HelpName = "date",
            Description = "Only accounts created at this time or earlier; a date without a time is midnight.",
            CustomParser = result => Parse(result, Moment, DateRule),
        };
        Option<AccountSort?> sort = new("--sort")
        {
            HelpName = "oldest|newest",
            Description = "Which accounts come first.",
            CustomParser = result => Parse(result, Order, "write oldest or newest"),
        };
        Option<IReadOnlyList<AccountField>> fields = new("--fields")
        {
            Description = "The fields to show, by Graph's names, separated by commas: name,country,phone_numbers{display_phone_number}.",
            CustomParser = Fields,
        };
        Option<bool> json = new("--json") { Description = "Print one account per line as JSON, and nothing else." };

        RootCommand command = new("Lists the WhatsApp Business Accounts of a business. Set Waba__AccessToken (and Waba__AppSecret) to ask Meta's Graph API; without a token a fake Graph answers.")
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
            result.AddError($"'{text}' is not valid: {rule}.");
            return default;
        }
    }

    private static BusinessId? Business(ArgumentResult result)
    {
        if (!result.Tokens[0].Value.StartsWith('-'))
            return Parse<BusinessId?>(result, text => new BusinessId(text), "a business id is 1 to 32 digits");
        result.AddError($"There is no option '{result.Tokens[0].Value}'. See --help.");
        return null;
    }

    private static DateTimeOffset? Moment(string text)
    {
        DateTimeOffset moment = DateTimeOffset.ParseExact(
            text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return moment.Year >= 2000 ? moment : throw new FormatException();
    }

    private static AccountSort? Order(string text) => text switch
    {
        "oldest" or "creation_time_ascending" => AccountSort.CreationTimeAscending,
        "newest" or "creation_time_descending" => AccountSort.CreationTimeDescending,
        _ => throw new FormatException(),
    };

    private static IReadOnlyList<AccountField>? Fields(ArgumentResult result) =>
        Parse<IReadOnlyList<AccountField>>(
            result,
            text => [.. FieldNames.Split(text).Select(AccountField.Custom)],
            "write Graph's names of fields, separated by commas, for example id,name,country");
}
