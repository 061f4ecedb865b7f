namespace WabaClient;

/// <summary>
/// Which accounts a listing gives. Filters are made by <see cref="CreationTime"/>, <see cref="OwnershipType"/> and
/// <see cref="Custom(string, string, string)"/>, and joined with <c>&amp;</c>. Compares by content.
/// </summary>
/// <remarks>
/// Meta's pages show one filter in a request and do not promise that several work together; Graph answers what it does
/// not support with error 100 (<see cref="InvalidParameterException"/>).
/// </remarks>
public sealed partial class AccountFilter : IEquatable<AccountFilter>
{
    private readonly FilterEntry[] _entries;

    private AccountFilter(params FilterEntry[] entries) => _entries = entries;

    /// <summary>Accounts that both filters let through. Null and a filter is that filter, so <c>filter &amp;= …</c> works from null.</summary>
    /// <param name="left">One filter, or null.</param>
    /// <param name="right">The other, or null.</param>
    /// <returns>The joined filter; null only if both are null.</returns>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(left))]
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(right))]
    public static AccountFilter? operator &(AccountFilter? left, AccountFilter? right) =>
        left is null ? right : right is null ? left : new([.. left._entries, .. right._entries]);

    /// <summary>A filter on any field, with one text as value.</summary>
    /// <param name="fieldName">Graph's name of the field.</param>
    /// <param name="operatorName">Graph's operator, for example <c>EQUAL</c>. With <c>IN</c>, <c>NOT_IN</c>, <c>IN_RANGE</c> and <c>NOT_IN_RANGE</c> the value is sent as an array.</param>
    /// <param name="value">The value, sent as a JSON string.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static AccountFilter Custom(string fieldName, string operatorName, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CustomScalar(fieldName, operatorName, value);
    }

    /// <summary>A filter on any field, with a truth value. Graph wants JSON booleans for boolean fields.</summary>
    /// <inheritdoc cref="Custom(string, string, string)"/>
    public static AccountFilter Custom(string fieldName, string operatorName, bool value) => CustomScalar(fieldName, operatorName, value);

    /// <summary>A filter on any field, with a number.</summary>
    /// <inheritdoc cref="Custom(string, string, string)"/>
    public static AccountFilter Custom(string fieldName, string operatorName, long value) => CustomScalar(fieldName, operatorName, value);

    /// <summary>A filter on any field, with an array of texts as value.</summary>
    /// <param name="fieldName">Graph's name of the field.</param>
    /// <param name="operatorName">Graph's operator, for example <c>IN</c>.</param>
    /// <param name="values">The values, at least one, sent as an array of JSON strings.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">A name is empty, or there is no value.</exception>
    /// <exception cref="ArgumentNullException">An argument or one of the values is null.</exception>
    public static AccountFilter Custom(string fieldName, string operatorName, params string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(FilterEntry.Create(fieldName, operatorName, isArray: true, [.. values]));
    }

    /// <inheritdoc/>
    public bool Equals(AccountFilter? other) => other is not null && _entries.SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AccountFilter);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (FilterEntry entry in _entries)
            hash.Add(entry);
        return hash.ToHashCode();
    }

    /// <summary>The filter as the JSON that is sent.</summary>
    /// <returns>A JSON array.</returns>
    public override string ToString() => FilterJson.Write(_entries);

    private static AccountFilter CustomScalar(string fieldName, string operatorName, object value) =>
        new(FilterEntry.Create(fieldName, operatorName, FilterEntry.WantsArray(operatorName), [value]));
}
