using System.Diagnostics.CodeAnalysis;

namespace WabaClient;

/// <summary>
/// Specifies which accounts a listing returns. Filters are created by <see cref="CreationTime"/>,
/// <see cref="OwnershipType"/>, <see cref="Partners"/>, <see cref="MarketingMessagesOnboardingStatus"/> and
/// <see cref="Custom(string, string, string)"/>, and combined with <c>&amp;</c>.
/// </summary>
/// <remarks>
/// <para>
/// Meta's pages show one filter per request and do not state that several filters can be combined. Graph responds to
/// filters that it does not support with error 100 (<see cref="InvalidParameterException"/>).
/// </para>
/// <para>Instances are immutable and thread-safe. Compares by content.</para>
/// </remarks>
public sealed partial class AccountFilter : IEquatable<AccountFilter>
{
    private readonly FilterEntry[] _entries;

    private AccountFilter(params FilterEntry[] entries) => _entries = entries;

    /// <summary>
    /// Combines two filters, so that only accounts that match both are returned. If one of them is null, returns the
    /// other one, so <c>filter &amp;= …</c> can start from null.
    /// </summary>
    /// <param name="left">The first filter, or null.</param>
    /// <param name="right">The second filter, or null.</param>
    /// <returns>The combined filter; null only if both are null.</returns>
    [return: NotNullIfNotNull(nameof(left))]
    [return: NotNullIfNotNull(nameof(right))]
    public static AccountFilter? operator &(AccountFilter? left, AccountFilter? right) =>
        left is null ? right : right is null ? left : new([.. left._entries, .. right._entries]);

    /// <summary>Creates a filter by any field, with a string value.</summary>
    /// <param name="fieldName">The name of the field in Graph.</param>
    /// <param name="operatorName">
    /// Graph's operator, for example <c>EQUAL</c>. For <c>ALL</c>, <c>ANY</c>, <c>NONE</c>, <c>IN</c>, <c>NOT_IN</c>,
    /// <c>IN_RANGE</c> and <c>NOT_IN_RANGE</c>, the value is sent as an array, as Graph expects it.
    /// </param>
    /// <param name="value">The value, sent as a JSON string.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static AccountFilter Custom(string fieldName, string operatorName, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return CustomValue(fieldName, operatorName, value);
    }

    /// <summary>
    /// Creates a filter by any field, with a Boolean value. For Boolean fields, Graph expects JSON Booleans.
    /// </summary>
    /// <inheritdoc cref="Custom(string, string, string)"/>
    public static AccountFilter Custom(string fieldName, string operatorName, bool value) =>
        CustomValue(fieldName, operatorName, value);

    /// <summary>Creates a filter by any field, with a numeric value.</summary>
    /// <inheritdoc cref="Custom(string, string, string)"/>
    public static AccountFilter Custom(string fieldName, string operatorName, long value) =>
        CustomValue(fieldName, operatorName, value);

    /// <summary>Creates a filter by any field, with an array of strings.</summary>
    /// <param name="fieldName">The name of the field in Graph.</param>
    /// <param name="operatorName">Graph's operator, for example <c>IN</c>.</param>
    /// <param name="values">The values, at least one, sent as an array of JSON strings.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">A name is empty, or there is no value.</exception>
    /// <exception cref="ArgumentNullException">An argument or one of the values is null.</exception>
    public static AccountFilter Custom(string fieldName, string operatorName, params string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        CheckNames(fieldName, operatorName);
        return new(FilterEntry.Create(fieldName, operatorName, [.. values], nameof(values)));
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

    /// <summary>Returns the filter as JSON, in the form in which it is sent.</summary>
    /// <returns>A JSON array.</returns>
    public override string ToString() => FilterJson.Write(_entries);

    private static AccountFilter CustomValue(string fieldName, string operatorName, object value)
    {
        CheckNames(fieldName, operatorName);
        return new(FilterEntry.Create(fieldName, operatorName, value));
    }

    private static void CheckNames(string fieldName, string operatorName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fieldName);
        ArgumentException.ThrowIfNullOrWhiteSpace(operatorName);
    }
}
