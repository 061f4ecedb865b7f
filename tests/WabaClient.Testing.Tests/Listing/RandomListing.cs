using System.Globalization;
using System.Text.Json;

namespace WabaClient.Testing.Tests;

/// <summary>A listing that chance asks for: edge, fields, filters, sort and limit.</summary>
internal sealed class RandomListing
{
    private static readonly string[] AllFields =
    [
        "id", "name", "currency", "timezone_id", "creation_time", "ownership_type", "status",
    ];

    private readonly List<(string Field, string Operator, string[] Values)> _filters = [];
    private readonly Random _random;
    private readonly int? _limit;

    public RandomListing(Random random, int lastSecond)
    {
        _random = random;
        IsOwned = random.Next(3) > 0;
        Sort = random.GetItems<string?>([null, "creation_time_ascending", "creation_time_descending"], 1)[0];
        _limit = random.Next(4) == 0 ? null : random.Next(1, 130);
        Fields = random.Next(4) == 0 ? [] : [.. AllFields.Where(_ => random.Next(2) == 0)];
        for (int count = random.Next(3); count > 0; count--)
            _filters.Add(RandomFilter(random, lastSecond));
    }

    public bool IsOwned { get; }

    public string? Sort { get; }

    public int PageSize => Math.Min(_limit ?? 25, 100);

    /// <summary>The fields that are asked for; empty for Graph's own.</summary>
    public IReadOnlyList<string> Fields { get; }

    private string Path => IsOwned ? TestHost.Owned : TestHost.Client;

    public bool Matches(WhatsAppBusinessAccount account) => _filters.All(filter => filter switch
    {
        ("creation_time", "GREATER_THAN", [var value]) => account.CreationTime > Time(value),
        ("creation_time", "LESS_THAN", [var value]) => account.CreationTime < Time(value),
        ("creation_time", "IN_RANGE", [var from, var to]) =>
            account.CreationTime >= Time(from) && account.CreationTime <= Time(to),
        ("ownership_type", "IN", var values) => account.OwnershipType is { } type && values.Contains(type.Value),
        _ => throw new InvalidOperationException(filter.ToString()),
    });

    /// <summary>The path and the query, with its parameters in an order of chance.</summary>
    public string Url => field ??= $"{Path}?{WriteQuery()}";

    // Every client writes structured values in its own way; all ways ask for the same.
    private string WriteQuery()
    {
        List<string> parameters = [];
        if (_limit is { } limit)
            parameters.Add(Write("limit", limit.ToString(CultureInfo.InvariantCulture)));
        if (Sort is not null)
            parameters.Add(Write("sort", Sort));
        if (Fields.Count > 0)
            parameters.Add(_random.Next(3) > 0 ? Write("fields", string.Join(',', Fields)) : string.Join('&', Fields.Select(name => Write("fields[]", name))));
        if (_filters.Count > 0)
            parameters.Add(_random.Next(3) switch
            {
                0 => Write("filtering", FiltersAsJson()),
                1 => Write("filtering", FiltersAsJson().Replace('"', '\'')),
                _ => string.Join('&', _filters.SelectMany(FilterInBrackets)),
            });
        string[] shuffled = [.. parameters];
        _random.Shuffle(shuffled);
        return string.Join('&', shuffled);
    }

    private string FiltersAsJson() => JsonSerializer.Serialize(_filters.Select(filter => new
    {
        field = filter.Field,
        @operator = filter.Operator,
        value = TakesArray(filter.Operator) ? (object)filter.Values : filter.Values[0],
    }));

    private static IEnumerable<string> FilterInBrackets(
        (string Field, string Operator, string[] Values) filter,
        int index)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"filtering[{index}]");
        yield return Write($"{name}[field]", filter.Field);
        yield return Write($"{name}[operator]", filter.Operator);
        foreach (string value in filter.Values)
            yield return Write(TakesArray(filter.Operator) ? $"{name}[value][]" : $"{name}[value]", value);
    }

    private static bool TakesArray(string operation) => operation is "IN" or "IN_RANGE";

    private static string Write(string name, string value) =>
        $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";

    private static (string Field, string Operator, string[] Values) RandomFilter(Random random, int lastSecond)
    {
        switch (random.Next(4))
        {
            case 0:
                return ("creation_time", "GREATER_THAN", [RandomTime()]);

            case 1:
                return ("creation_time", "LESS_THAN", [RandomTime()]);

            case 2:
                return ("creation_time", "IN_RANGE", [RandomTime(), RandomTime()]);

            default:
                string[] types = ["SELF", "CLIENT_OWNED", "ON_BEHALF_OF", "UNHEARD_OF"];
                return ("ownership_type", "IN", random.GetItems(types, random.Next(1, 4)));
        }

        string RandomTime() => random.Next(lastSecond + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset Time(string seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));
}
