using System.Globalization;
using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>The filters that an edge supports. An unsupported filter is an error, and is never ignored.</summary>
/// <typeparam name="TRow">A row of the list.</typeparam>
internal sealed class FilterGrammar<TRow>
{
    private readonly Dictionary<(string Field, string Operator), Func<JsonElement, Func<TRow, bool>?>> _filters = [];

    public static FilterGrammar<TRow> Nothing { get; } = new();

    /// <summary>Adds a filter.</summary>
    /// <param name="field">The field.</param>
    /// <param name="operation">The operator.</param>
    /// <param name="condition">
    /// Creates the condition for a value, or returns null for a value of the wrong kind.
    /// </param>
    public FilterGrammar<TRow> Add(string field, string operation, Func<JsonElement, Func<TRow, bool>?> condition)
    {
        _filters.Add((field, operation), condition);
        return this;
    }

    /// <summary>Adds a filter by text: the text must be one of several.</summary>
    public FilterGrammar<TRow> AddIn(string field, Func<TRow, string?> valueOf) => Add(field, "IN", value =>
        Texts(value) is { } texts ? row => valueOf(row) is { } text && texts.Contains(text) : null);

    /// <summary>Adds the filters by a time in UNIX seconds.</summary>
    public FilterGrammar<TRow> AddTime(string field, Func<TRow, long?> timeOf) => this
        .Add(field, "GREATER_THAN", value => Seconds(value) is { } from ? row => timeOf(row) > from : null)
        .Add(field, "LESS_THAN", value => Seconds(value) is { } to ? row => timeOf(row) < to : null)
        .Add(field, "IN_RANGE", value => Texts(value) is { Length: 2 } && Seconds(value[0]) is { } from && Seconds(value[1]) is { } to
            ? row => timeOf(row) is { } time && time >= from && time <= to
            : null);

    /// <summary>Reads the <c>filtering</c> parameter, of which all entries must match.</summary>
    /// <returns>
    /// The condition; null if there is none or, with <paramref name="error"/> set, if Graph would reject the parameter.
    /// </returns>
    public Func<TRow, bool>? Parse(string? filtering, out FakeError? error)
    {
        error = null;
        if (filtering is null)
            return null;

        using JsonDocument? document = LooseJson.Parse(filtering);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Array } entries)
        {
            error = FakeErrors.InvalidParameter("(#100) param filtering must be an array");
            return null;
        }

        List<Func<TRow, bool>> conditions = [];
        foreach (JsonElement entry in entries.EnumerateArray())
        {
            string field = Text(entry, "field") ?? "";
            string operation = Text(entry, "operator") ?? "";
            if (Condition(entry, field, operation.ToUpperInvariant()) is not { } condition)
            {
                error = FakeErrors.UnsupportedFilter(field, operation.ToLowerInvariant());
                return null;
            }

            conditions.Add(condition);
        }

        return conditions.Count switch
        {
            0 => null,
            1 => conditions[0],
            _ => row => conditions.TrueForAll(condition => condition(row)),
        };
    }

    /// <summary>Returns the strings of an array, or null if the value is anything else.</summary>
    public static string[]? Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(
            item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : null;

    private Func<TRow, bool>? Condition(JsonElement entry, string field, string operation) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("value", out JsonElement value)
            ? _filters.GetValueOrDefault((field, operation))?.Invoke(value)
            : null;

    // Graph's filters check the JSON type: seconds are strings, and a number is rejected.
    private static long? Seconds(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && long.TryParse(
            value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            ? seconds
            : null;

    private static string? Text(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object
        && entry.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
