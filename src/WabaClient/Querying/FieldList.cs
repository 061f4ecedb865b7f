namespace WabaClient;

/// <summary>Copies lists of fields that callers pass, so that later changes to a list do not change a query.</summary>
internal static class FieldList
{
    public static TField[] Copy<TField>(IReadOnlyList<TField> fields, string parameterName)
        where TField : class
    {
        ArgumentNullException.ThrowIfNull(fields, parameterName);
        TField[] copy = [.. fields];
        foreach (TField field in copy)
        {
            if (field is null)
                throw new ArgumentNullException(parameterName, "One of the fields is null.");
        }

        return copy;
    }
}
