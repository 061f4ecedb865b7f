using System.Globalization;
using WabaClient;

namespace AspNetCore;

/// <summary>A validated request to this API. All errors in it are reported together.</summary>
internal sealed class AccountRequest
{
    private const int MostPerPage = 100;

    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    private AccountRequest(BusinessId business, AccountQuery query, bool isOnePage)
    {
        Business = business;
        Query = query;
        IsOnePage = isOnePage;
    }

    public BusinessId Business { get; }

    public AccountQuery Query { get; }

    /// <summary>Gets whether the caller requested one page, with <c>limit</c>, instead of the whole listing.</summary>
    public bool IsOnePage { get; }

    public static AccountRequest? Parse(string id, IQueryCollection parameters, out Dictionary<string, string[]> problems)
    {
        problems = [];
        if (!BusinessId.TryParse(id, null, out BusinessId business))
            problems["id"] = ["A business id has 1 to 32 digits."];
        foreach (string name in parameters.Keys.Where(name => name is not ("fields" or "limit" or "since" or "cursor")))
            problems[name] = ["There is no such parameter. Use fields, limit, since and cursor."];

        AccountField[] fields = Fields(parameters["fields"], problems);
        int? limit = Limit(parameters["limit"], problems);
        AccountFilter? filter = Since(parameters["since"], problems);
        string? cursor = parameters["cursor"].Count > 0 ? parameters["cursor"].ToString() : null;
        if (cursor == "")
            problems["cursor"] = ["The cursor is empty. Leave it out to start with the first page."];
        return problems.Count > 0
            ? null
            : new(
                business,
                new() { Fields = fields, Filter = filter, PageSize = limit, Cursor = cursor },
                limit is not null);
    }

    // Only known fields: fields is a query language, with which a caller could request anything that the token has access to.
    private static AccountField[] Fields(string? text, Dictionary<string, string[]> problems)
    {
        if (text is null)
            return [];
        string[] names = text.Split(',', StringSplitOptions.TrimEntries);
        string[] unknown = [.. names.Where(name => !AccountFields.ByName.ContainsKey(name))];
        if (unknown.Length == 0)
            return [.. names.Select(name => AccountFields.ByName[name])];
        problems["fields"] =
        [
            $"Unknown: {string.Join(", ", unknown)}. Known: {string.Join(", ", AccountFields.ByName.Keys)}.",
        ];
        return [];
    }

    private static int? Limit(string? text, Dictionary<string, string[]> problems)
    {
        if (text is null)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit)
            && limit is >= 1 and <= MostPerPage)
            return limit;
        problems["limit"] = [$"The limit is a number from 1 to {MostPerPage}. Leave it out for all accounts."];
        return null;
    }

    private static AccountFilter? Since(string? text, Dictionary<string, string[]> problems)
    {
        if (text is null)
            return null;
        if (DateTimeOffset.TryParseExact(
            text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset since)
            && since > DateTimeOffset.UnixEpoch)
        {
            // After excludes the time itself, but "since" includes it.
            return AccountFilter.CreationTime.After(since.AddTicks(-1));
        }

        problems["since"] = ["Write a date such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z."];
        return null;
    }
}
