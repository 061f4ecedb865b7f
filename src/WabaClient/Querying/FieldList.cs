namespace WabaClient;

/// <summary>Lists of fields as callers hand them in: copied, so that a later change of theirs changes no query.</summary>
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
