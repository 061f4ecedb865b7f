using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>An object that is written by a delegate.</summary>
internal sealed class JsonGraphNode(NodeType type, string id, Action<Utf8JsonWriter> write) : GraphNode(type, id)
{
    public Func<string, NodeList?>? Lists { get; init; }

    public Func<string, string?>? Computing { get; init; }

    public string? MeteredAs { get; init; }

    public override string? MeteredId => MeteredAs;

    public override void Write(Utf8JsonWriter json) => write(json);

    public override bool TryWriteDefaults(Utf8JsonWriter json)
    {
        if (Type.IsOpen)
            write(json);
        return Type.IsOpen;
    }

    public override NodeList? List(string edge) => Lists?.Invoke(edge);

    public override string? Computed(string field) => Computing?.Invoke(field);
}
