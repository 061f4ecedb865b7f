namespace WabaClient.Testing.Tests;

/// <summary>Tests that measure the memory of the process, and so run when no other test does.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
