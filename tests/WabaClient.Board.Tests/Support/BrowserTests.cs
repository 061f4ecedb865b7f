namespace WabaClient.Tool.Board.Tests.Support;

/// <summary>Tests in a browser, which do not run in parallel, because several pages are slow on two cores.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "Browser";
}
