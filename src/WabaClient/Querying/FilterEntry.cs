namespace WabaClient;

/// <summary>One entry of Graph's <c>filtering</c> array. Each value is a string, a bool or a long.</summary>
internal sealed record FilterEntry(string Field, string Operator, bool IsArray, object[] Values)
{
    /// <summary>Creates an entry whose value is an array.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    /// <exception cref="ArgumentNullException">One of the values is null.</exception>
    public static FilterEntry Create(string field, string @operator, object?[] values, string parameterName)
    {
        if (values.Length == 0)
            throw new ArgumentException("There is no value to compare with; pass at least one.", parameterName);
        foreach (object? value in values)
        {
            if (value is null)
                throw new ArgumentNullException(parameterName, "One of the values is null.");
        }

        return new(field, @operator, IsArray: true, values!);
    }

    /// <summary>
    /// Creates an entry with one value, which is sent as an array if Graph expects one for the operator.
    /// </summary>
    public static FilterEntry Create(string field, string @operator, object value)
    {
        bool isArray = @operator.ToUpperInvariant()
            is "ALL" or "ANY" or "NONE" or "IN" or "NOT_IN" or "IN_RANGE" or "NOT_IN_RANGE";
        return new(field, @operator, isArray, [value]);
    }

    public bool Equals(FilterEntry? other) =>
        other is not null
        && Field == other.Field
        && Operator == other.Operator
        && IsArray == other.IsArray
        && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Field, Operator, IsArray, Values.Length, Values[0]);
}
