using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>An object of the graph in the form in which a response contains it.</summary>
internal abstract class GraphNode(NodeType type, string id)
{
    public NodeType Type { get; } = type;

    public string Id { get; } = id;

    /// <summary>Writes the object with all fields that have a value.</summary>
    public abstract void Write(Utf8JsonWriter json);

    /// <summary>
    /// Writes the object with its default fields, if that is faster than selecting them from all fields.
    /// </summary>
    public virtual bool TryWriteDefaults(Utf8JsonWriter json) => false;

    /// <summary>
    /// Returns the list of an edge; null if there is none, so that it is absent as a field and empty as a list.
    /// </summary>
    public virtual NodeList? List(string edge) => null;

    /// <summary>Returns the JSON of a field that <see cref="Write"/> does not write, or null.</summary>
    public virtual string? Computed(string field) => null;

    /// <summary>
    /// Gets the object to whose rate limit a call for this object counts, or null if it counts only for the app.
    /// </summary>
    public virtual string? MeteredId => null;
}
