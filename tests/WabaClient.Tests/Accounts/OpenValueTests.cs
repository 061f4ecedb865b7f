using System.Reflection;

namespace WabaClient.Tests.Accounts;

public sealed class OpenValueTests
{
    [Theory]
    [InlineData("approved", "APPROVED")]
    [InlineData("APPROVED", "APPROVED")]
    [InlineData("Something_New", "Something_New")]
    public void A_known_value_has_its_canonical_spelling_and_any_other_stays_as_it_came(string text, string value)
    {
        Assert.Equal(value, new AccountReviewStatus(text).Value);
        Assert.Equal(value, new AccountReviewStatus(text).ToString());
        Assert.Equal(value, AccountReviewStatus.Parse(text, null).Value);
    }

    [Fact]
    public void Business_verification_statuses_are_lower_case_and_all_others_upper_case()
    {
        Assert.Equal("pending_need_more_info", new BusinessVerificationStatus("PENDING_NEED_MORE_INFO").Value);
        Assert.Equal("CLIENT_OWNED", new OwnershipType("client_owned").Value);
        Assert.Equal("ACTIVE", new AccountStatus("active").Value);
        Assert.Equal("TIER_2K", new MessagingLimit("tier_2k").Value);
    }

    [Fact]
    public void Every_static_member_is_a_known_value_in_its_canonical_spelling()
    {
        CheckMembers<AccountReviewStatus>(4, AccountReviewStatus.Known);
        CheckMembers<BusinessVerificationStatus>(11, BusinessVerificationStatus.Known);
        CheckMembers<OwnershipType>(6, OwnershipType.Known);
        CheckMembers<AccountStatus>(5, AccountStatus.Known);
        CheckMembers<MessagingLimit>(8, MessagingLimit.Known);

        static void CheckMembers<T>(int count, SharedStrings known)
        {
            List<string> values = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Static)
                .Select(member => member.GetValue(null)!.ToString()!)
                .ToList();
            Assert.Equal(count, values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(values, value => Assert.Same(known.Find(value), value));
        }
    }

    [Fact]
    public void Values_are_equal_and_hashed_regardless_of_case()
    {
        AccountStatus lower = "brand_new";
        AccountStatus upper = "BRAND_NEW";

        Assert.Equal(lower, upper);
        Assert.True(lower == upper);
        Assert.Equal(lower.GetHashCode(), upper.GetHashCode());
        Assert.NotEqual(lower, AccountStatus.Active);
        Assert.Equal(MessagingLimit.Tier10K, "tier_10k");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void Empty_text_is_no_value(string text)
    {
        Assert.Throws<ArgumentException>("value", () => new OwnershipType(text));
        Assert.Throws<FormatException>(() => OwnershipType.Parse(text, null));
        Assert.False(OwnershipType.TryParse(text, null, out OwnershipType result));
        Assert.Equal(default, result);
    }

    [Fact]
    public void Null_is_refused_as_null()
    {
        Assert.Throws<ArgumentNullException>("value", () => new AccountReviewStatus(null!));
        Assert.Throws<ArgumentNullException>("value", () => new BusinessVerificationStatus(null!));
        Assert.Throws<ArgumentNullException>("value", () => new OwnershipType(null!));
        Assert.Throws<ArgumentNullException>("value", () => new AccountStatus(null!));
        Assert.Throws<ArgumentNullException>("value", () => new MessagingLimit(null!));
        Assert.Throws<ArgumentNullException>("s", () => MessagingLimit.Parse(null!, null));
        Assert.False(MessagingLimit.TryParse(null, null, out _));
    }

    [Fact]
    public void The_default_value_is_empty()
    {
        Assert.Equal("", default(AccountStatus).Value);
        Assert.Equal(default(AccountStatus).GetHashCode(), default(AccountStatus).GetHashCode());
        Assert.NotEqual(default, AccountStatus.Active);
    }
}
