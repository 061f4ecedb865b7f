using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>An object of the graph, as one response shows it.</summary>
internal abstract class GraphNode(NodeType type, string id)
{
    public NodeType Type { get; } = type;

    public string Id { get; } = id;

    /// <summary>Writes the object with all fields that have a value.</summary>
    public abstract void Write(Utf8JsonWriter json);

    /// <summary>Writes the object with its default fields, if that can be done faster than by choosing them from all.</summary>
    public virtual bool TryWriteDefaults(Utf8JsonWriter json) => false;

    /// <summary>The list behind an edge. Null if there is none, so that it is absent as a field and empty as a list.</summary>
    public virtual NodeList? List(string edge) => null;

    /// <summary>The JSON of a field that is not among what <see cref="Write"/> writes, or null.</summary>
    public virtual string? Computed(string field) => null;

    /// <summary>The object whose rate limit a call for this one counts against, or null for none but the app's.</summary>
    public virtual string? MeteredId => null;
}
