namespace WabaClient.Tests.Support;

/// <summary>Tests that watch what the whole process does, and so run while no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWide
{
    public const string Name = "Process-wide";
}
