namespace WabaClient.Tool.Board.Tests.Support;

/// <summary>Every view, over the graph of <see cref="TestBoard.FillWithAFew"/>.</summary>
internal static class BoardViews
{
    public static IReadOnlyList<string> All { get; } =
        ["#/", "#/businesses", $"#/businesses/{TestBoard.First}", "#/accounts", "#/numbers", "#/changes", "#/limits"];
}
