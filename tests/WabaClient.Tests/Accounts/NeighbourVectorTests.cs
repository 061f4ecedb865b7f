using System.Text.Json;

namespace WabaClient.Tests.Accounts;

public sealed class NeighbourVectorTests
{
    [Fact]
    public void Phone_numbers_with_default_fields_are_a_page()
    {
        GraphPage<WhatsAppBusinessPhoneNumber> page = Vector.Page(
            ReplyReaders.PhoneNumbers,
            "neighbours/phone-numbers.200.default-fields.json");

        Assert.Null(page.NextCursor);
        Assert.Equal(
            [
                new WhatsAppBusinessPhoneNumber
                {
                    Id = "300000000000001",
                    VerifiedName = "Example Shop",
                    CodeVerificationStatus = "VERIFIED",
                    DisplayPhoneNumber = "+1 555-010-0001",
                    QualityRating = "GREEN",
                    PlatformType = "CLOUD_API",
                    ThroughputLevel = "STANDARD",
                },
                new WhatsAppBusinessPhoneNumber { Id = "300000000000002", DisplayPhoneNumber = "15550100002", QualityRating = "NA" },
            ],
            page.Items);
    }

    [Fact]
    public void The_health_of_a_phone_number_is_typed()
    {
        WhatsAppBusinessPhoneNumber number = Node<WhatsAppBusinessPhoneNumber>("phone-number.200.health-status.json");

        Assert.Equal("AVAILABLE", number.HealthStatus!.CanSendMessage);
        Assert.Equal(
            ["PHONE_NUMBER", "WABA", "BUSINESS", "APP"],
            number.HealthStatus.Entities.Select(entity => entity.EntityType));
        Assert.Empty(number.AdditionalProperties);
    }

    [Fact]
    public void A_nested_list_with_a_next_page_has_its_cursor()
    {
        WhatsAppBusinessAccount account = Node<WhatsAppBusinessAccount>("account.200.nested-numbers-with-next.json");

        Assert.True(account.PhoneNumbers!.HasMore);
        Assert.Equal("QVFIUi", account.PhoneNumbers.NextCursor);
    }

    [Fact]
    public void Businesses_are_pages_and_nodes()
    {
        Business business = ReplyReaders.Business(
            Vector.Read("neighbours/business.200.json"),
            new GraphResponseInfo())!;
        GraphPage<Business> user = Vector.Page(ReplyReaders.Businesses, "neighbours/me-businesses.200.user.json");
        GraphPage<Business> systemUser = Vector.Page(
            ReplyReaders.Businesses,
            "neighbours/me-businesses.200.system-user.json");

        Assert.Equal(
            ("1234567890", "Example Group", BusinessVerificationStatus.Verified),
            (business.Id.Value, business.Name, business.VerificationStatus));
        Assert.Contains("marketing_messages_onboarding_status", business.AdditionalProperties.Keys);
        Assert.Equal(["1234567890", "1234567891"], user.Items.Select(item => item.Id.Value));
        Assert.Equal(["permitted_roles"], user.Items[0].AdditionalProperties.Keys);
        Assert.Empty(systemUser.Items);
    }

    [Theory]
    [InlineData("business.200.json", typeof(Business))]
    [InlineData("phone-number.200.many-fields.json", typeof(WhatsAppBusinessPhoneNumber))]
    [InlineData("phone-number.200.health-status.json", typeof(WhatsAppBusinessPhoneNumber))]
    [InlineData("account.200.owner.json", typeof(WhatsAppBusinessAccount))]
    public void What_graph_sends_is_written_back_in_graph_s_shape(string path, Type type)
    {
        byte[] sent = Vector.Read($"neighbours/{path}");
        object model = JsonSerializer.Deserialize(sent, type)!;
        string written = JsonSerializer.Serialize(model, type);

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(sent), JsonElement.Parse(written)), written);
        Assert.Equal(model, JsonSerializer.Deserialize(written, type));
    }

    [Fact]
    public void A_business_compares_by_content_and_needs_an_id()
    {
        Business Make(string name) =>
            new() { Id = "1", Name = name, VerificationStatus = BusinessVerificationStatus.Pending };

        Assert.Equal(Make("a"), Make("a"));
        Assert.Equal(Make("a").GetHashCode(), Make("a").GetHashCode());
        Assert.NotEqual(Make("a"), Make("b"));
        Assert.NotEqual(
            Make("a"),
            Make("a") with { AdditionalProperties = new Dictionary<string, JsonElement> { ["x"] = AccountJson.Element("1") } });
        Assert.Equal("1 a", Make("a").ToString());
        Assert.Throws<ArgumentException>("value", () => new Business { Id = default });
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Business>("""{"name":"x"}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<WhatsAppBusinessPhoneNumber>("""{"id":""}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<WhatsAppBusinessPhoneNumber>("[]"));
    }

    private static T Node<T>(string path) => JsonSerializer.Deserialize<T>(Vector.Read($"neighbours/{path}"))!;
}
