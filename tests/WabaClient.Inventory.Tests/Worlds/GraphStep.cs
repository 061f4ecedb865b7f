namespace WabaClient.Tests.Worlds;

/// <summary>One step of a random Graph.</summary>
internal sealed record GraphStep(GraphStepKind Kind, int Business, AccountEdges Edge, int Account, int Number);
