using System.Collections.Immutable;

namespace WabaClient;

/// <summary>Fields that have been requested: Graph's name of each, and the whole expression with which it was requested.</summary>
/// <remarks>A field with another expression, such as one more field of each phone number, is another field. Compares by content.</remarks>
internal sealed class RequestedFields : IEquatable<RequestedFields>
{
    private readonly ImmutableSortedDictionary<string, string> _expressions;

    private RequestedFields(ImmutableSortedDictionary<string, string> expressions) => _expressions = expressions;

    public IEnumerable<string> Names => _expressions.Keys;

    /// <summary>Gets the fields as they are written into a request.</summary>
    public IEnumerable<string> Expressions => _expressions.Values;

    /// <param name="expressions">The fields as they are written into a request.</param>
    public static RequestedFields Create(params IEnumerable<string> expressions) =>
        new(expressions.Aggregate(
            ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
            (all, expression) => all.SetItem(NameOf(expression), expression)));

    public bool Contains(string name) => _expressions.ContainsKey(name);

    /// <summary>Returns whether a field was requested in the same way on both sides, so that its values can be compared.</summary>
    public bool CanCompare(string name, RequestedFields other) =>
        _expressions.TryGetValue(
            name,
            out string? expression) && other._expressions.GetValueOrDefault(name) == expression;

    /// <summary>Returns these fields and later ones, in the form in which they were requested last.</summary>
    public RequestedFields With(RequestedFields later) =>
        Equals(later) ? this : new(_expressions.SetItems(later._expressions));

    public bool Equals(RequestedFields? other) =>
        ReferenceEquals(this, other) || (other is not null && _expressions.SequenceEqual(other._expressions));

    public override bool Equals(object? obj) => Equals(obj as RequestedFields);

    public override int GetHashCode() => _expressions.Count;

    // "phone_numbers.limit(3){id}" is sent as "phone_numbers", and "name.as(title)" as "title".
    private static string NameOf(string expression)
    {
        const string Alias = ".as(";
        string modifiers = expression.Split('{')[0];
        int alias = modifiers.IndexOf(Alias, StringComparison.Ordinal);
        return alias < 0 ? modifiers.Split('.', '(')[0] : modifiers[(alias + Alias.Length)..].Split(')')[0];
    }
}
