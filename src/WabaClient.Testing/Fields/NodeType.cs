namespace WabaClient.Testing;

/// <summary>A kind of object, with the fields and edges that Graph documents for it.</summary>
internal sealed class NodeType
{
    private readonly HashSet<string> _fields;
    private readonly Dictionary<string, EdgeType> _edges;

    public NodeType(string name, string[] defaultFields, string[] fields, params EdgeType[] edges)
    {
        Name = name;
        DefaultFields =
        [
            .. defaultFields.Select(field => new RequestedField(field, new Dictionary<string, string>(), null)),
        ];
        _fields = new HashSet<string>([.. defaultFields, .. fields], StringComparer.Ordinal) { "id" };
        _edges = edges.ToDictionary(edge => edge.Name, StringComparer.Ordinal);
    }

    /// <summary>Gets the name that Graph uses in messages.</summary>
    public string Name { get; }

    /// <summary>Gets the fields that are returned without <c>fields</c>.</summary>
    public IReadOnlyList<RequestedField> DefaultFields { get; }

    /// <summary>Gets the permission that is required to read such an object, or null.</summary>
    public string? Permission { get; init; }

    /// <summary>Gets whether the fake does not model the fields, so that none is rejected.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Returns the edge with this name, or null.</summary>
    public EdgeType? Edge(string name) => _edges.GetValueOrDefault(name);

    /// <summary>Returns the type with additional fields, which objects have only where they are listed.</summary>
    public NodeType With(params string[] fields) =>
        new(Name, [.. DefaultFields.Select(field => field.Name)], [.. _fields, .. fields], [.. _edges.Values]) { Permission = Permission };

    /// <summary>Checks the fields of a request.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="token">The token of the request.</param>
    /// <param name="isAdded">
    /// Returns whether a test has added a field to its objects in addition to the documented ones.
    /// </param>
    /// <returns>The first error that Graph would return, or null.</returns>
    public FakeError? Check(IReadOnlyList<RequestedField> fields, AccessToken token, Func<string, bool> isAdded)
    {
        foreach (RequestedField field in fields)
        {
            EdgeType? edge = Edge(field.Name);
            if (edge is null && !IsOpen && !_fields.Contains(field.Name) && !isAdded(field.Name))
                return FakeErrors.UnknownField(field.Name, Name);
            if (edge?.CheckPermission(token) is { } refusal)
                return refusal;
            if (field.Children is not null && edge?.Items.Check(field.Children, token, isAdded) is { } error)
                return error;
        }

        return null;
    }
}
