namespace WabaClient.Tool.Tests.Processes;

/// <summary>Tests that start processes run one after the other, so that a slow machine is not made slower.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneByOne
{
    public const string Name = "Processes";
}
