namespace WabaClient.Tests.Accounts;

public sealed class IdTests
{
    public static TheoryData<string> InvalidIds =>
    [
        "", " ", "12 ", " 12", "-1", "+1", "1.0", "12a", "act_12", "١٢", "１２",
        new string('1', 33),
    ];

    [Theory]
    [InlineData("1")]
    [InlineData("0012")]
    [InlineData("9007199254740993")]
    [InlineData("12345678901234567890123456789012")]
    public void An_id_keeps_its_digits(string digits)
    {
        Assert.Equal(digits, new BusinessId(digits).Value);
        Assert.Equal(digits, new WabaId(digits).Value);
        Assert.Equal(digits, BusinessId.Parse(digits, null).ToString());
        Assert.Equal(digits, WabaId.Parse(digits, null).ToString());
    }

    [Theory]
    [MemberData(nameof(InvalidIds))]
    public void Anything_but_1_to_32_ascii_digits_is_refused(string text)
    {
        Assert.Throws<ArgumentException>("value", () => new BusinessId(text));
        Assert.Throws<ArgumentException>("value", () => new WabaId(text));
        Assert.Throws<FormatException>(() => BusinessId.Parse(text, null));
        Assert.Throws<FormatException>(() => WabaId.Parse(text, null));
        Assert.False(BusinessId.TryParse(text, null, out BusinessId business));
        Assert.False(WabaId.TryParse(text, null, out WabaId account));
        Assert.Equal(default, business);
        Assert.Equal(default, account);
    }

    [Theory]
    [InlineData("12a", "'12a' is not a")]
    [InlineData("", "'' is not a")]
    [InlineData("act_1\n2", "'act_1\uFFFD2' is not a")]
    [InlineData("EAAB-a-token", "The value of 12 characters is not a")]
    [InlineData(" eaab-a-token", "The value of 13 characters is not a")]
    [InlineData("0123456789abcdef0123456789abcdef", "The value of 32 characters is not a")]
    public void The_refusal_says_what_is_needed_and_shows_the_text_unless_it_may_be_a_secret(
        string text,
        string expected)
    {
        string[] messages =
        [
            Assert.Throws<ArgumentException>(() => new BusinessId(text)).Message,
            Assert.Throws<ArgumentException>(() => new WabaId(text)).Message,
            Assert.Throws<FormatException>(() => BusinessId.Parse(text, null)).Message,
            Assert.Throws<FormatException>(() => WabaId.Parse(text, null)).Message,
        ];

        Assert.All(messages, message =>
        {
            Assert.StartsWith(expected, message, StringComparison.Ordinal);
            Assert.Contains("1 to 32 digits", message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Null_is_refused_as_null()
    {
        Assert.Throws<ArgumentNullException>("value", () => new BusinessId(null!));
        Assert.Throws<ArgumentNullException>("value", () => new WabaId(null!));
        Assert.Throws<ArgumentNullException>("s", () => BusinessId.Parse(null!, null));
        Assert.Throws<ArgumentNullException>("s", () => WabaId.Parse(null!, null));
        Assert.False(BusinessId.TryParse(null, null, out _));
        Assert.False(WabaId.TryParse(null, null, out _));
    }

    [Fact]
    public void A_string_becomes_an_id_by_itself()
    {
        BusinessId business = "12";
        WabaId account = "34";

        Assert.Equal(new BusinessId("12"), business);
        Assert.Equal(new WabaId("34"), account);
        Assert.NotEqual(new WabaId("034"), account);
    }

    [Fact]
    public void The_default_id_has_an_empty_value()
    {
        Assert.Equal("", default(BusinessId).Value);
        Assert.Equal("", default(WabaId).ToString());
        Assert.Equal(default, default(WabaId));
        _ = default(WabaId).GetHashCode();
    }
}
