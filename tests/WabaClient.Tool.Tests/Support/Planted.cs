namespace WabaClient.Tool.Tests.Support;

/// <summary>Secrets that no output of the tool may contain.</summary>
internal static class Planted
{
    public const string Token = "EAAJplantedTokenZC8Qx7Rw";
    public const string AppSecret = "5ec4e75ec4e75ec4e75ec4e75ec4e7aa";

    public static void AssertAbsent(params IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            Assert.DoesNotContain(Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain(AppSecret, text, StringComparison.Ordinal);
        }
    }
}
