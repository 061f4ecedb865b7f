using System.Collections.Immutable;

namespace WabaClient;

/// <summary>
/// The fields that have been requested: the name of each in Graph, and the expression with which it was requested.
/// </summary>
/// <remarks>
/// If the expression differs, for example in the fields of phone numbers, it is another field. Compares by content.
/// </remarks>
internal sealed class RequestedFields : IEquatable<RequestedFields>
{
    private readonly ImmutableSortedDictionary<string, string> _expressions;

    private RequestedFields(ImmutableSortedDictionary<string, string> expressions) => _expressions = expressions;

    public IEnumerable<string> Names => _expressions.Keys;

    /// <summary>Gets the fields in the form in which they are sent.</summary>
    public IEnumerable<string> Expressions => _expressions.Values;

    /// <param name="expressions">The fields in the form in which they are sent.</param>
    public static RequestedFields Create(params IEnumerable<string> expressions) =>
        new(expressions.Aggregate(
            ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
            (all, expression) => all.SetItem(NameOf(expression), expression)));

    public bool Contains(string name) => _expressions.ContainsKey(name);

    /// <summary>
    /// Returns whether a field was requested in the same way on both sides, so that its values can be compared.
    /// </summary>
    public bool CanCompare(string name, RequestedFields other) =>
        _expressions.TryGetValue(
            name,
            out string? expression) && other._expressions.GetValueOrDefault(name) == expression;

    /// <summary>
    /// Returns the union of these fields and later ones, in the form in which they were last requested.
    /// </summary>
    public RequestedFields With(RequestedFields later) =>
        Equals(later) ? this : new(_expressions.SetItems(later._expressions));

    public bool Equals(RequestedFields? other) =>
        ReferenceEquals(this, other) || (other is not null && _expressions.SequenceEqual(other._expressions));

    public override bool Equals(object? obj) => Equals(obj as RequestedFields);

    public override int GetHashCode() => _expressions.Count;

    // "phone_numbers.limit(3){id}" is returned as "phone_numbers", and "name.as(title)" as "title".
    private static string NameOf(string expression)
    {
        const string Alias = ".as(";
        string modifiers = expression.Split('{')[0];
        int alias = modifiers.IndexOf(Alias, StringComparison.Ordinal);
        return alias < 0 ? modifiers.Split('.', '(')[0] : modifiers[(alias + Alias.Length)..].Split(')')[0];
    }
}
