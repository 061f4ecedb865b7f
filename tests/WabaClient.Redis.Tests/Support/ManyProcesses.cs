namespace WabaClient.Tests.Support;

/// <summary>Tests that start processes run one after another.</summary>
[CollectionDefinition(nameof(ManyProcesses), DisableParallelization = true)]
public sealed class ManyProcesses;
