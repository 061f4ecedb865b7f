namespace WabaClient.Tool.Board.Tests.Support;

/// <summary>Tests in a browser, one after the other: two cores show one page well, and several badly.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "Browser";
}
