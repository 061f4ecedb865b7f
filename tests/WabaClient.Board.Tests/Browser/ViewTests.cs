using WabaClient.Testing;
using WabaClient.Tool.Board.Tests.Support;

namespace WabaClient.Tool.Board.Tests.Browser;

/// <summary>Each view shows what the inventory knows.</summary>
[Collection(BrowserTests.Name)]
public sealed class ViewTests(Chromium chromium)
{
    [Fact]
    public async Task The_overview_counts_and_its_numbers_lead_to_the_lists()
    {
        await using TestBoard board = await TestBoard.StartAsync();
        await using BoardPage page = await chromium.OpenAsync(board);

        await page.UntilAsync("document.querySelector('[data-key=Accounts]').innerText.includes('20')");
        await page.UntilAsync("document.querySelector('[data-key=Numbers]').innerText.includes('32')");
        await page.UntilAsync("document.querySelector('[data-key=Businesses]').innerText.includes('2')");
        Assert.DoesNotContain("key=", await page.ReadAsync<string>("location.href"), StringComparison.Ordinal);

        await page.ClickAsync("[data-key=Accounts]");
        await page.UntilTextAsync("20 accounts");
    }

    [Fact]
    public async Task What_fails_is_shown_with_its_reason_and_is_explained_at_a_click()
    {
        await using TestBoard board = await TestBoard.StartAsync();
        await using BoardPage page = await chromium.OpenAsync(board);
        board.Graph.Inject(GraphFault.PermissionDenied("whatsapp_business_management").ForBusiness(TestBoard.First).Always());
        await board.ReadAsync();

        await page.UntilTextAsync("Owned edge of First Business has been failing");
        await page.ClickAsync("[data-key=problem0]");
        await page.UntilAsync("document.querySelector('#main h1').innerText === 'First Business'");
        await page.UntilTextAsync("Failing since");
        await page.UntilTextAsync("whatsapp_business_management");
        await page.ClickButtonAsync("Diagnose");
        await page.UntilTextAsync("Diagnose again");

        Assert.Equal(12, await page.ReadAsync<int>("document.querySelectorAll('.findings li').length"));
        Assert.True(await page.ReadAsync<bool>("document.querySelectorAll('.findings .failed').length > 0"));
    }

    [Fact]
    public async Task Businesses_have_their_edges_their_last_reading_and_their_limit()
    {
        await using TestBoard board = await TestBoard.StartAsync();
        await using BoardPage page = await chromium.OpenAsync(board, "#/businesses", width: 1920);

        await page.UntilTextAsync("2 businesses");
        await page.UntilColumnAsync(0, ["First Business", "Second Business"]);
        await page.UntilColumnAsync(1, ["Healthy", "Healthy"]);
        await page.UntilColumnAsync(2, ["15", "5"]);
        await page.UntilAsync("/\\d%/.test(document.querySelector('.table .body').innerText)");
    }

    [Fact]
    public async Task Numbers_have_their_quality_and_their_limit()
    {
        WhatsAppBusinessAccount account = Account(
            "1", "Shop", Number("11", "GREEN", "TIER_1K"), Number("12", "RED", "TIER_250"), Number("13", "YELLOW", "TIER_UNLIMITED"));
        await using TestBoard board = await TestBoard.StartAsync(
            graph => [graph.AddBusiness(TestBoard.First).AddOwnedAccount(account)]);
        await using BoardPage page = await chromium.OpenAsync(board, "#/numbers");

        await page.UntilTextAsync("3 numbers");
        await page.UntilColumnAsync(1, ["Red", "Yellow", "Green"]);
        await page.UntilColumnAsync(3, ["250", "Unlimited", "1K"]);
    }

    [Fact]
    public async Task An_account_is_shown_with_all_its_fields()
    {
        WhatsAppBusinessAccount account = Account("1", "Shop", Number("11", "GREEN", "TIER_1K")) with { TimezoneId = "42" };
        await using TestBoard board = await TestBoard.StartAsync(
            graph => [graph.AddBusiness(TestBoard.First).AddOwnedAccount(account)]);
        await using BoardPage page = await chromium.OpenAsync(board, $"#/accounts/{TestBoard.First}/1");

        await page.UntilTextAsync("All fields");
        await page.UntilTextAsync("timezone id");
        await page.UntilTextAsync("+1 631-555-0011");
        Assert.Equal("Shop · waba board", await page.ReadAsync<string>("document.title"));
    }

    [Fact]
    public async Task Limits_show_the_use_over_time_and_the_waits()
    {
        await using TestBoard board = await TestBoard.StartAsync();
        await using BoardPage page = await chromium.OpenAsync(board, "#/limits");
        board.Graph.Inject(GraphFault.RateLimited(TimeSpan.FromMinutes(1)).ForBusiness(TestBoard.First));
        using CancellationTokenSource leaving = new();
        Task<InventoryPass> reading = board.Inventory.RefreshAsync(cancellationToken: leaving.Token);

        await page.UntilAsync("document.querySelectorAll('.chart svg').length >= 2");
        await page.UntilAsync("document.querySelector('table')?.innerText.includes('80008')");
        await page.UntilAsync("document.querySelector('table').innerText.includes('Throttled')");

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_leads_to_the_overview()
    {
        await using TestBoard board = await TestBoard.StartAsync();
        await using BoardPage page = await chromium.OpenAsync(board);

        await page.GoToAsync("#/businesses/<script>alert(1)</script>");

        await page.UntilAsync("location.hash === '#/'");
    }

    private static WhatsAppBusinessAccount Account(string id, string name, params WhatsAppBusinessPhoneNumber[] numbers) => new()
    {
        Id = id,
        Name = name,
        PhoneNumbers = new GraphList<WhatsAppBusinessPhoneNumber> { Items = numbers },
    };

    private static WhatsAppBusinessPhoneNumber Number(string id, string quality, string limit) => new()
    {
        Id = id,
        DisplayPhoneNumber = $"+1 631-555-00{id}",
        QualityRating = quality,
        MessagingLimit = limit,
    };
}
