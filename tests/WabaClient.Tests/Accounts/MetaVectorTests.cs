using System.Text.Json;

namespace WabaClient.Tests.Accounts;

public sealed class MetaVectorTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.200.*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "vectors", "meta-openapi");

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_account_in_meta_s_examples_is_read_whole_and_written_back(string file)
    {
        foreach (JsonElement item in Data(file))
        {
            WhatsAppBusinessAccount account = AccountJson.Read(item.GetRawText());

            Assert.Empty(account.AdditionalProperties);
            Assert.Equal(account, AccountJson.Read(AccountJson.Write(account)));
        }
    }

    [Fact]
    public void The_owned_accounts_are_as_meta_shows_them() =>
        Assert.Equal(
            [
                new WhatsAppBusinessAccount
                {
                    Id = "104996122399160",
                    Name = "Lucky Shrub",
                    MessageTemplateNamespace = "58e6d318_b627_4112_b9c7_2961197553ea",
                    TimezoneId = "1",
                },
                new WhatsAppBusinessAccount
                {
                    Id = "102290129340398",
                    Name = "Test WhatsApp Business Account",
                    MessageTemplateNamespace = "ba30dd89_2ebd_41e4_b805_f2c05ae04cc9",
                    TimezoneId = "1",
                },
            ],
            Data("owned.200.multiple_accounts.json").Select(item => AccountJson.Read(item.GetRawText())));

    [Fact]
    public void The_client_accounts_are_as_meta_shows_them() =>
        Assert.Equal(
            [
                new WhatsAppBusinessAccount
                {
                    Id = "1234567890123456",
                    Name = "Client Business WABA A",
                    AccountReviewStatus = AccountReviewStatus.Approved,
                    Currency = "USD",
                    Country = "US",
                    TimezoneId = "1",
                    BusinessVerificationStatus = BusinessVerificationStatus.Verified,
                    OwnershipType = OwnershipType.ClientOwned,
                    IsEnabledForInsights = true,
                },
                new WhatsAppBusinessAccount
                {
                    Id = "2345678901234567",
                    Name = "Client Business WABA B",
                    AccountReviewStatus = AccountReviewStatus.Pending,
                    Currency = "EUR",
                    Country = "DE",
                    TimezoneId = "5",
                    BusinessVerificationStatus = BusinessVerificationStatus.Pending,
                    OwnershipType = OwnershipType.AgencyOwned,
                    IsEnabledForInsights = false,
                },
            ],
            Data("client.200.multiple_accounts.json").Select(item => AccountJson.Read(item.GetRawText())));

    private static List<JsonElement> Data(string file)
    {
        JsonElement root = JsonElement.Parse(File.ReadAllBytes(Path.Combine(Folder, file)));
        return [.. root.GetProperty("data").EnumerateArray()];
    }
}
