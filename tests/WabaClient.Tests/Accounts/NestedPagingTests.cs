using System.Text;
using System.Text.Json;

namespace WabaClient.Tests.Accounts;

public sealed class NestedPagingTests
{
    [Theory]
    [InlineData(
        """{"id":"1","templates":{"data":[{"n":1.50}],"paging":{"cursors":{"before":"b","after":"a"},"next":"https://x.example?access_token=t","previous":"p"}}}""",
        """{"data":[{"n":1.50}],"paging":{"cursors":{"before":"b","after":"a"},"next":"","previous":""}}""")]
    [InlineData(
        """{"id":"1","templates":[{"deep":{"paging":{"next":"https:\/\/x.example"},"next":"kept"}},null,true]}""",
        """[{"deep":{"paging":{"next":""},"next":"kept"}},null,true]""")]
    [InlineData("""{"id":"1","templates":{"paging":"next","next":{"previous":"kept"}}}""", """{"paging":"next","next":{"previous":"kept"}}""")]
    public void Addresses_in_nested_paging_are_emptied_and_the_rest_stays(string json, string expected) =>
        Assert.Equal(expected, Read(json).AdditionalProperties["templates"].GetRawText());

    [Fact]
    public void Pages_are_cleaned_as_single_accounts_are()
    {
        GraphPage<WhatsAppBusinessAccount>? page = ReplyReaders.Accounts(
            """{"data":[{"id":"1","paging":{"next":"n"}}]}"""u8,
            new GraphResponseInfo());

        Assert.Equal("""{"next":""}""", Assert.Single(page!.Items).AdditionalProperties["paging"].GetRawText());
    }

    [Fact]
    public void What_a_user_reads_from_a_file_stays_as_it_is() =>
        Assert.Equal(
            """{"next":"n"}""",
            AccountJson.Read("""{"id":"1","paging":{"next":"n"}}""").AdditionalProperties["paging"].GetRawText());

    [Fact]
    public void The_paging_of_a_phone_numbers_unknown_list_is_emptied_too()
    {
        WhatsAppBusinessAccount account = Read(
            """{"id":"1","phone_numbers":{"data":[{"id":"2","paging":{"next":"n"}}]}}""");

        JsonElement paging = Assert.Single(account.PhoneNumbers!.Items).AdditionalProperties["paging"];
        Assert.Equal("""{"next":""}""", paging.GetRawText());
    }

    private static WhatsAppBusinessAccount Read(string json) =>
        ReplyReaders.Account(Encoding.UTF8.GetBytes(json), new GraphResponseInfo())!;
}
