namespace WabaClient.Tests.Rules;

/// <summary>One step of a random world.</summary>
internal sealed record WorldStep(WorldStepKind Kind, AccountEdges Edge, int Account, int Number);
