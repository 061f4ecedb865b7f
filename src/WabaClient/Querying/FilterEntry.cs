namespace WabaClient;

/// <summary>One entry of Graph's <c>filtering</c> array. Each value is a string, a bool or a long.</summary>
internal sealed record FilterEntry(string Field, string Operator, bool IsArray, object[] Values)
{
    public static FilterEntry Create(string field, string @operator, bool isArray, object[] values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field, "fieldName");
        ArgumentException.ThrowIfNullOrWhiteSpace(@operator, "operatorName");
        if (values.Length == 0)
            throw new ArgumentException("There is no value to compare with; give at least one.", nameof(values));
        foreach (object value in values)
            ArgumentNullException.ThrowIfNull(value, nameof(values));
        return new(field, @operator, isArray, values);
    }

    public static bool WantsArray(string? @operator) =>
        @operator?.ToUpperInvariant() is "IN" or "NOT_IN" or "IN_RANGE" or "NOT_IN_RANGE";

    public bool Equals(FilterEntry? other) =>
        other is not null
        && Field == other.Field
        && Operator == other.Operator
        && IsArray == other.IsArray
        && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Field, Operator, IsArray, Values.Length, Values[0]);
}
