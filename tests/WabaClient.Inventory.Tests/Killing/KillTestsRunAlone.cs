namespace WabaClient.Tests.Killing;

/// <summary>Tests with many processes, which run alone.</summary>
[CollectionDefinition("Kill", DisableParallelization = true)]
public sealed class KillTestsRunAlone;
