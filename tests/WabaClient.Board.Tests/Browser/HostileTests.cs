using WabaClient.Testing;
using WabaClient.Tool.Board.Tests.Support;

namespace WabaClient.Tool.Board.Tests.Browser;

/// <summary>Names and all other texts are chosen by strangers.</summary>
[Collection(BrowserTests.Name)]
public sealed class HostileTests(Chromium chromium)
{
    private const string Script =
        "<script>window.planted=1</script><img src=x onerror=\"window.planted=2\"><svg onload=\"window.planted=3\">";

    private const string Dangerous = "#main script, #main img, #main svg[onload], [onerror]";

    private static readonly string[] Mistakes =
        ["document.body.innerHTML = '<b>x</b>'", "document.body.setAttribute('onclick', 'window.planted=1')"];

    [Fact]
    public async Task A_planted_script_is_text_in_every_field_and_view()
    {
        await using TestBoard board = await TestBoard.StartAsync(
            graph => [graph.AddBusiness(TestBoard.First, Script).AddOwnedAccount(Planted(Script))]);
        board.Graph.Inject(GraphFault.Error(368, Script).When(request => request.Edge == "client_whatsapp_business_accounts").Always());
        FakeBusiness business = board.Businesses[0];
        business.RemoveOwnedAccount("1");
        business.AddOwnedAccount(Planted($"{Script} again"));
        await board.ReadAsync();
        await using BoardPage page = await chromium.OpenAsync(board, width: 2_560);

        foreach (string view in BoardViews.All.Append($"#/accounts/{TestBoard.First}/1"))
        {
            await page.GoToAsync(view);
            await page.UntilTextAsync("<script>window.planted=1</script>");
            Assert.True(await page.ReadAsync<bool>("window.planted === undefined"));
            Assert.Equal(0, await page.ReadAsync<int>($"document.querySelectorAll('{Dangerous}').length"));
        }

        await page.GoToAsync($"#/businesses/{TestBoard.First}");
        await page.ClickButtonAsync("Diagnose");
        await page.UntilTextAsync("Diagnose again");
        Assert.True(await page.ReadAsync<bool>("window.planted === undefined"));
    }

    [Fact]
    public async Task Markup_cannot_be_parsed_even_by_a_mistake_of_the_page()
    {
        await using TestBoard board = await TestBoard.StartAsync();
        await using BoardPage page = await chromium.OpenAsync(board);
        page.IsOffline = true;

        foreach (string mistake in Mistakes)
        {
            string outcome = $"(() => {{ try {{ {mistake}; return 'done'; }} catch (e) {{ return e.name; }} }})()";
            Assert.Equal("TypeError", await page.ReadAsync<string>(outcome));
        }

        Assert.True(await page.ReadAsync<bool>("window.planted === undefined"));
    }

    [Theory]
    [InlineData("\u202Eevil\u202D")]
    [InlineData("\u200F\u2067\u0645\u0637\u0639\u0645")]
    [InlineData("\0\u0001\uD800")]
    [InlineData("a'b\"c\\d`e${1}")]
    public async Task Odd_characters_stay_within_their_cell(string name)
    {
        await using TestBoard board = await TestBoard.StartAsync(
            graph => [graph.AddBusiness(TestBoard.First).AddOwnedAccount(Planted(name))]);
        await using BoardPage page = await chromium.OpenAsync(board, "#/accounts");

        await page.UntilTextAsync("1 account");
        string isolation = await page.ReadAsync<string>("getComputedStyle(document.querySelector('.table .body bdi')).unicodeBidi");
        Assert.Equal("isolate", isolation);
        await page.ClickAsync(".table .body .row");
        await page.UntilTextAsync("All fields");
    }

    [Fact]
    public async Task A_name_of_4000_characters_breaks_no_layout()
    {
        string name = new('W', 4_000);
        await using TestBoard board = await TestBoard.StartAsync(
            graph => [graph.AddBusiness(TestBoard.First, name).AddOwnedAccount(Planted(name))]);
        await board.ReadAsync();
        await using BoardPage page = await chromium.OpenAsync(board, width: 320);

        foreach (string view in BoardViews.All.Append($"#/accounts/{TestBoard.First}/1"))
        {
            await page.GoToAsync(view);
            await page.UntilLoadedAsync();
            await page.AssertNothingIsTooWideAsync();
        }
    }

    private static WhatsAppBusinessAccount Planted(string text) => new()
    {
        Id = "1",
        Name = text,
        Currency = text,
        Country = text,
        TimezoneId = text,
        Status = text,
        AccountReviewStatus = text,
        BusinessVerificationStatus = text,
        OwnershipType = text,
        OwnerBusinessInfo = new BusinessInfo { Id = TestBoard.First, Name = text },
        PhoneNumbers = new GraphList<WhatsAppBusinessPhoneNumber>
        {
            Items =
            [
                new()
                {
                    Id = "11", DisplayPhoneNumber = text, VerifiedName = text, Status = text, QualityRating = text,
                    MessagingLimit = text, NameStatus = text, ThroughputLevel = text,
                },
            ],
        },
    };
}
