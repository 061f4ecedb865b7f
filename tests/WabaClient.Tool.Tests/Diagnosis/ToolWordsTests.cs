namespace WabaClient.Tool.Tests.Diagnosis;

public sealed class ToolWordsTests
{
    [Fact]
    public void Each_text_that_is_translated_is_one_of_the_libraries()
    {
        string sources = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "src"));
        string[] texts =
        [
            .. new[] { "WabaClient", "WabaClient.Inventory" }
                .SelectMany(project => Directory.GetFiles(Path.Combine(sources, project), "*.cs", SearchOption.AllDirectories))
                .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(File.ReadAllText),
        ];

        Assert.All(ToolWords.Words, word => Assert.Contains(texts, text => text.Contains(word.Member, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Set AppId and AppSecret to those of the token's app.", "Set Waba__AppId and Waba__AppSecret to those of the token's app.")]
    [InlineData("Set AppSecret (App Dashboard)", "Set Waba__AppSecret (App Dashboard)")]
    [InlineData("Set AppId to that of the app.", "Set Waba__AppId to that of the app.")]
    [InlineData(
        "set WabaClientOptions.AccessToken or register an IGraphAccessTokenProvider.", "set Waba__AccessToken or use --token-file FILE.")]
    public void Members_become_settings_and_options(string text, string expected) => Assert.Equal(expected, ToolWords.Translate(text));
}
