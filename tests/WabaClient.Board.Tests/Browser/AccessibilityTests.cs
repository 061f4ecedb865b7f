using System.Text.Json;
using Deque.AxeCore.Commons;
using WabaClient.Tool.Board.Tests.Support;

namespace WabaClient.Tool.Board.Tests.Browser;

/// <summary>The rules of WCAG 2.2 AA that axe-core can check.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(Chromium chromium)
{
    private const string Run =
        """
        axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
          .then((result) => JSON.stringify(result.violations.map((each) => `${each.id}: ${each.nodes[0].html}`)))
        """;

    [Theory]
    [InlineData(false, 1_280)]
    [InlineData(true, 1_280)]
    [InlineData(false, 320)]
    [InlineData(true, 320)]
    public async Task No_view_has_a_violation(bool isDark, int width)
    {
        await using TestBoard board = await TestBoard.StartAsync();
        board.Graph.Inject(Testing.GraphFault.PermissionDenied().ForBusiness(TestBoard.Second).Always());
        board.Businesses[0].AddOwnedAccounts(2);
        await board.ReadAsync();
        await using BoardPage page = await chromium.OpenAsync(board, width: width, isDark: isDark);
        await page.Page.EvaluateExpressionAsync(new BundledAxeScriptProvider().GetScript());

        foreach (string view in BoardViews.All.Append($"#/businesses/{TestBoard.Second}"))
        {
            await page.GoToAsync(view);
            if (view.EndsWith(TestBoard.Second, StringComparison.Ordinal))
            {
                await page.ClickButtonAsync("Diagnose");
                await page.UntilTextAsync("Diagnose again");
            }

            string[] violations = JsonSerializer.Deserialize<string[]>(await page.ReadAsync<string>(Run))!;
            Assert.True(violations.Length == 0, $"{view}: {string.Join('\n', violations)}");
        }
    }
}
