using System.Net;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Paging;

public sealed class PhoneNumberListingTests
{
    [Fact]
    public async Task All_pages_of_the_numbers_of_an_account_arrive_in_order()
    {
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Json("""{"data":[{"id":"31","display_phone_number":"+1 555-010-0001"}],"paging":{"cursors":{"before":"a","after":"a"},"next":"n"}}"""),
            () => StubGraph.Json("""{"data":[{"id":"32"}],"paging":{"cursors":{"before":"b","after":"b"}}}"""));

        List<WhatsAppBusinessPhoneNumber> numbers = await Make.Client(graph).ListPhoneNumbersAsync("1").ToListAsync();

        Assert.Equal(["31", "32"], numbers.Select(number => number.Id));
        Assert.Equal("+1 555-010-0001", numbers[0].DisplayPhoneNumber);
        Assert.All(graph.Requests, request => Assert.Equal("/v26.0/1/phone_numbers", request.Address.AbsolutePath));
        Assert.Equal(["100 ", "100 a"], graph.Requests.Select(request => $"{request["limit"]} {request["after"]}"));
        Assert.Null(graph.Requests[0]["fields"]);
    }

    [Fact]
    public async Task A_nested_list_continues_from_its_cursor()
    {
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Json(
                """{"id":"1","phone_numbers":{"data":[{"id":"31"}],"paging":{"cursors":{"before":"a","after":"b"},"next":"https://graph.facebook.com/n"}}}"""),
            () => StubGraph.Json("""{"data":[{"id":"32"}]}"""));
        BusinessAccountsClient client = Make.Client(graph);

        WhatsAppBusinessAccount account = await client.GetAsync(
            "1",
            [AccountField.PhoneNumbers(PhoneNumberField.Status)]);
        PhoneNumberQuery rest =
            new() { Fields = [PhoneNumberField.Status], PageSize = 7, Cursor = account.PhoneNumbers!.NextCursor };
        List<WhatsAppBusinessPhoneNumber> numbers = await client.ListPhoneNumbersAsync(account.Id, rest).ToListAsync();

        Assert.Equal("32", Assert.Single(numbers).Id);
        Assert.Equal(
            ("status", "7", "b"),
            (graph.Requests[1]["fields"], graph.Requests[1]["limit"], graph.Requests[1]["after"]));
    }

    [Fact]
    public async Task A_throttle_closes_the_scope_of_the_account_and_names_it()
    {
        StubGraph graph = new(_ => StubGraph.Error(80008, regainMinutes: 5));
        BusinessAccountsClient client = Make.Client(graph);

        RateLimitedException e = await Assert.ThrowsAsync<RateLimitedException>(
            () => client.ListPhoneNumbersAsync("1").ToListAsync());
        RateLimitedException other = await Assert.ThrowsAsync<RateLimitedException>(() => client.GetAsync("1"));

        Assert.Equal(("1", 1), (e.ObjectId, e.Attempts));
        Assert.Equal(0, other.Attempts);
        Assert.Single(graph.Requests);
    }

    [Fact]
    public void Mistakes_are_refused_before_anything_is_sent()
    {
        BusinessAccountsClient client = Make.Client(new StubGraph(_ => throw new InvalidOperationException()));

        Assert.Throws<ArgumentException>("accountId", () => client.ListPhoneNumbersAsync(default));
        Assert.Throws<ArgumentException>(
            "query",
            () => client.ListPhoneNumbersAsync("1", new PhoneNumberQuery { PageSize = 0 }));
        Assert.Throws<ArgumentException>(
            "query",
            () => client.ListPhoneNumbersAsync("1", new PhoneNumberQuery { Cursor = " " }));
    }

    [Fact]
    public async Task A_business_id_in_the_place_of_an_account_is_explained()
    {
        StubGraph graph = new(_ => StubGraph.Error(
            100, HttpStatusCode.BadRequest, message: "(#100) Tried accessing nonexisting field (phone_numbers) on node type (Business)"));

        InvalidParameterException e = await Assert.ThrowsAsync<InvalidParameterException>(
            () => Make.Client(graph).ListPhoneNumbersAsync("1").ToListAsync());

        Assert.Contains("WhatsApp Business Account", e.Hint, StringComparison.Ordinal);
    }
}
