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

    [Fact]
    public void The_refusal_says_what_is_needed_and_does_not_repeat_the_text()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new BusinessId("EAAB-a-token"));

        Assert.Contains("1 to 32 digits", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("EAAB", exception.Message, StringComparison.Ordinal);
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
